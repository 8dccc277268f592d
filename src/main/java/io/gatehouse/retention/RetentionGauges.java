package io.gatehouse.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** What an operator alerts on: months that are missing ahead, months and photos that are over, chains that are broken. */
@ApplicationScoped
class RetentionGauges {

    private final AtomicInteger monthsAhead;
    private final AtomicInteger monthsOver;
    private final AtomicInteger photosOver;
    private final AtomicInteger brokenChains;

    RetentionGauges(MeterRegistry meters) {
        monthsAhead = meters.gauge("gatehouse.retention.months.ahead", new AtomicInteger(RetentionJob.MONTHS_AHEAD));
        monthsOver = meters.gauge("gatehouse.retention.months.over", new AtomicInteger());
        photosOver = meters.gauge("gatehouse.retention.photos.over", new AtomicInteger());
        brokenChains = meters.gauge("gatehouse.retention.chains.broken", new AtomicInteger());
    }

    void show(Row watched) {
        monthsAhead.set(watched.getInteger("months_ahead"));
        monthsOver.set(watched.getInteger("months_over"));
        photosOver.set(watched.getInteger("photos_over"));
    }

    void noneBroken() {
        brokenChains.set(0);
    }

    void oneMoreBroken() {
        brokenChains.incrementAndGet();
    }
}
