package io.gatehouse.order.wechat.parking;

import io.gatehouse.platform.Sweeps;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for cars that came in and of which WeChat Pay is to be told. Several instances share the work. */
@ApplicationScoped
class EntryNoticeJob {

    private final EntryNoticeService notices;

    EntryNoticeJob(EntryNoticeService notices) {
        this.notices = notices;
    }

    @Scheduled(
            every = "{gatehouse.parking.sweep}",
            concurrentExecution = ConcurrentExecution.SKIP,
            executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> tell() {
        return notices.tellDue();
    }
}
