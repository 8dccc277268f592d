package io.gatehouse.lane;

import io.gatehouse.event.Events;
import io.gatehouse.lane.DeskCalls.Distress;
import io.gatehouse.lane.DeskCalls.Reason;
import io.gatehouse.lane.Passages.Ref;
import io.gatehouse.lane.UpMessage.Help;
import io.gatehouse.lane.UpMessage.Scan;
import io.gatehouse.order.PaymentService;
import io.gatehouse.order.PaymentService.Start;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a driver does at the robot: holds a code before its reader, presses its button. */
@ApplicationScoped
class DriverService {

    /** 付款码: 18 digits beginning 10 to 15, used once. */
    private static final Pattern PAYMENT_CODE = Pattern.compile("1[0-5]\\d{16}");

    private final Database database;
    private final Passages passages;
    private final PaymentService payments;
    private final DeskCalls desk;
    private final Events events;
    private final Clock clock;

    DriverService(
            Database database, Passages passages, PaymentService payments, DeskCalls desk, Events events, Clock clock) {
        this.database = database;
        this.passages = passages;
        this.payments = payments;
        this.desk = desk;
        this.events = events;
        this.clock = clock;
    }

    /** A payment code pays the fee that the robot asks for; any other code means nothing here. */
    Uni<Void> scanned(LaneSetup setup, Scan scan) {
        return database.inTenant(
                        setup.tenantId(), tx -> at(tx, setup, scan.arrivalId()).call(passage -> acted(tx, passage)))
                .chain(passage -> {
                    var order = order(passage);
                    if (order == null || !PAYMENT_CODE.matcher(scan.code()).matches()) {
                        throw Problem.conflict("code-not-expected", "Nothing is to be paid here with this code.");
                    }
                    return payments.start(setup.tenantId(), order, Start.byCode(null, scan.code()));
                })
                .replaceWithVoid();
    }

    /** The desk is called, and those who watch the events are told. */
    Uni<Void> askedForHelp(LaneSetup setup, Help help) {
        return database.inTenant(setup.tenantId(), tx -> at(tx, setup, help.arrivalId())
                .call(passage -> acted(tx, passage))
                .call(passage -> desk.raise(tx, distress(setup, passage)))
                .chain(passage -> events.tell(
                        tx,
                        List.of(PassageFact.ofHelp(setup, passage, help.header().id(), clock.instant())))));
    }

    private Distress distress(LaneSetup setup, Passage passageOrNull) {
        boolean stands = passageOrNull != null && passageOrNull.state().live();
        return new Distress(
                setup.tenantId(),
                setup.parkId(),
                setup.laneId(),
                setup.robotCode(),
                setup.direction(),
                stands ? passageOrNull.id() : null,
                Reason.HELP_BUTTON,
                clock.instant());
    }

    /** The passage that the robot names, else the lane's live one; null when no car stands there. */
    private Uni<Passage> at(SqlConnection tx, LaneSetup setup, UUID arrival) {
        return arrival == null
                ? passages.liveOf(tx, setup.tenantId(), setup.laneId())
                : passages.byArrival(tx, setup.tenantId(), new Ref(setup.laneId(), arrival));
    }

    private Uni<?> acted(SqlConnection tx, Passage passage) {
        return passage == null ? Uni.createFrom().voidItem() : passages.acted(tx, passage, clock.instant());
    }

    private static UUID order(Passage passage) {
        boolean waits = passage != null && passage.state() == PassageState.HELD;
        var fee = waits ? passage.judged().fee() : null;
        return fee == null || fee.getString("orderId") == null ? null : UUID.fromString(fee.getString("orderId"));
    }
}
