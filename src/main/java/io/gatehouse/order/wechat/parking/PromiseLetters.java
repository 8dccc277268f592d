package io.gatehouse.order.wechat.parking;

import io.gatehouse.order.wechat.notice.Letter;
import io.gatehouse.order.wechat.notice.Postbox;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** WeChat Pay takes a promise back during the stay, or gives it again (VEHICLE.ENTRANCE_STATE_CHANGE). */
@ApplicationScoped
class PromiseLetters implements Postbox {

    private final Database database;
    private final Promises promises;
    private final MeterRegistry meters;

    PromiseLetters(Database database, Promises promises, MeterRegistry meters) {
        this.database = database;
        this.promises = promises;
        this.meters = meters;
    }

    @Override
    public boolean takes(Letter letter) {
        return letter.eventType().equals("VEHICLE.ENTRANCE_STATE_CHANGE");
    }

    /** A stay that nobody knows is not refused: its plate was corrected meanwhile, and is another parking now. */
    @Override
    public Uni<Void> take(Letter letter) {
        letter.refuseUnlessOurParking();
        var at = changedAt(letter);
        var merchant = letter.merchant();
        return database.inTenant(merchant.tenantId(), tx -> promises.lock(
                        tx, merchant.tenantId(), merchant.id(), letter.text("out_parking_no"))
                .chain(found -> become(tx, found, letter, at)));
    }

    private Uni<Void> become(SqlConnection tx, Optional<Promise> found, Letter letter, Instant at) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var word = ParkingAnswers.word(
                letter.text("parking_id"), letter.text("parking_state"), letter.text("blocked_state_description"));
        var after = found.get().changed(word, at);
        if (after.state() != found.get().state()) {
            meters.counter("gatehouse.parking.promises", "state", after.state().name())
                    .increment();
        }
        return promises.save(tx, after);
    }

    private static Instant changedAt(Letter letter) {
        if (letter.text("parking_id") == null || letter.text("parking_state") == null) {
            throw unreadable();
        }
        try {
            return WechatTimes.read(letter.text("state_update_time"));
        } catch (DateTimeException | NullPointerException notATime) {
            throw unreadable();
        }
    }

    private static Problem unreadable() {
        return Problem.badRequest("unreadable", "The notification does not say how a parking stands since when.");
    }
}
