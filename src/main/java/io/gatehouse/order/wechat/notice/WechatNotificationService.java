package io.gatehouse.order.wechat.notice;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Takes a notification to where it belongs. The answer waits for the commit, but not long: what takes longer goes on, and
 * WeChat Pay, which comes again, hears then that it is done.
 */
@ApplicationScoped
class WechatNotificationService {

    private static final Logger LOG = Logger.getLogger(WechatNotificationService.class);
    private static final Duration PATIENCE = Duration.ofMillis(900);
    private static final String NOTIFICATIONS = "gatehouse.wechat.notifications";

    private final Letters letters;
    private final List<Postbox> boxes;
    private final WechatNotices notices;
    private final Database database;
    private final MeterRegistry meters;
    private final Clock clock;

    WechatNotificationService(
            Letters letters,
            @All List<Postbox> boxes,
            WechatNotices notices,
            Database database,
            MeterRegistry meters,
            Clock clock) {
        this.letters = letters;
        this.boxes = boxes;
        this.notices = notices;
        this.database = database;
        this.meters = meters;
        this.clock = clock;
    }

    /** Fails with a problem when it is refused, and with 503 {@code not-yet} when it takes too long. */
    Uni<Void> receive(UUID account, Envelope envelope) {
        var work = Uni.createFrom()
                .deferred(() -> letters.opened(account, envelope))
                .chain(this::takeOnce)
                .invoke(() -> count("taken"))
                .onFailure(RejectedExecutionException.class)
                .transform(busy -> Problem.unavailable("busy", "Too much at once. Come again."))
                .onFailure()
                .invoke(failure -> refused(account, failure));
        return goingOn(work)
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> Problem.unavailable("not-yet", "Not done yet. Come again."));
    }

    /** Whoever stops waiting stops nothing else. */
    private static Uni<Void> goingOn(Uni<Void> work) {
        return Uni.createFrom().emitter(done -> work.subscribe().with(nothing -> done.complete(null), done::fail));
    }

    private Uni<Void> takeOnce(Letter letter) {
        var tenant = letter.merchant().tenantId();
        return database.inTenant(tenant, tx -> notices.isKnown(tx, letter))
                .chain(known -> known
                        ? Uni.createFrom().voidItem()
                        : take(letter)
                                .chain(() ->
                                        database.inTenant(tenant, tx -> notices.taken(tx, letter, clock.instant()))));
    }

    /** What we did not ask for is none of our business; refusing it would only bring it again. */
    private Uni<Void> take(Letter letter) {
        return boxes.stream()
                .filter(box -> box.takes(letter))
                .findFirst()
                .map(box -> box.take(letter))
                .orElseGet(() -> {
                    LOG.infof("Nobody takes %s", letter);
                    return Uni.createFrom().voidItem();
                });
    }

    private void refused(UUID account, Throwable failure) {
        var why = failure instanceof Problem problem ? problem.code() : "failed";
        LOG.warnf("A notification for account %s is not taken: %s", account, why);
        count(why);
    }

    private void count(String outcome) {
        meters.counter(NOTIFICATIONS, "outcome", outcome).increment();
    }
}
