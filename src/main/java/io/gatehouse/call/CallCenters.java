package io.gatehouse.call;

import io.gatehouse.call.Ringing.Outcome;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What a tenant's call centre is asked to do. Never in a transaction: it is far away, and may not answer. */
@ApplicationScoped
public class CallCenters {

    private static final Logger LOG = Logger.getLogger(CallCenters.class);

    private final Database database;
    private final CenterLines lines;
    private final PhoneLegs legs;
    private final List<CallCenter> centers;
    private final MeterRegistry meters;
    private final Duration patience;

    CallCenters(
            Database database,
            CenterLines lines,
            PhoneLegs legs,
            @All List<CallCenter> centers,
            MeterRegistry meters,
            @ConfigProperty(name = "gatehouse.call-centers.patience", defaultValue = "10s") Duration patience) {
        this.database = database;
        this.lines = lines;
        this.legs = legs;
        this.centers = centers;
        this.meters = meters;
        this.patience = patience;
    }

    /**
     * Rings a number from a seat.
     *
     * @param seat null: only the number is rung (an emergency contact, when nobody is at the desk)
     * @param call ours; asking twice for the same one rings nobody twice
     * @return fails with {@code no-call-center} when the tenant has none
     */
    public Uni<Ringing> ring(UUID tenant, String number, String seat, UUID call) {
        var request = seat == null ? besides(call) : call;
        return lineOf(tenant)
                .chain(line ->
                        ask(line, "ring", center -> center.ring(line, PhoneNumber.dialled(number), seat, request)));
    }

    /** To ring a contact is another wish than to ring the robot of the same call: neither is a repetition of the other. */
    private static UUID besides(UUID call) {
        return UUID.nameUUIDFromBytes((call + " contact").getBytes(StandardCharsets.UTF_8));
    }

    /** Connects whoever waits at the call centre with the seat of the agent who accepted the call. */
    public Uni<Ringing> connect(UUID tenant, UUID call, String seat) {
        return atItsCenter(
                tenant,
                call,
                (line, leg) -> line.settings().routesItself() || seat == null
                        ? Uni.createFrom().item(Ringing.nothingToDo("The call centre has rung a seat by itself."))
                        : ask(line, "connect", center -> center.connect(line, leg.centerCallId(), seat)));
    }

    /** Hangs up what is still connected of a call. */
    public Uni<Ringing> hangUp(UUID tenant, UUID call, String seat) {
        return atItsCenter(
                tenant,
                call,
                (line, leg) -> ask(line, "hang-up", center -> center.hangUp(line, leg.centerCallId(), seat)));
    }

    /** Tells the call centre whether a seat takes calls; a tenant without one needs no telling. */
    public Uni<Ringing> available(UUID tenant, String seat, boolean ready) {
        return database.inTenant(tenant, tx -> lines.first(tx, tenant)).chain(line -> line.map(
                        known -> ask(known, "available", center -> center.available(known, seat, ready)))
                .orElseGet(() -> Uni.createFrom().item(Ringing.nothingToDo("There is no call centre."))));
    }

    private interface AtCenter {
        Uni<Ringing> ask(CenterLine line, PhoneLeg leg);
    }

    private Uni<Ringing> atItsCenter(UUID tenant, UUID call, AtCenter question) {
        var where = database.inTenant(tenant, tx -> legs.newestOf(tx, tenant, call)
                .chain(leg -> leg.isEmpty()
                        ? Uni.createFrom().item(new Where(null, null))
                        : lines.find(tx, tenant, leg.get().center())
                                .map(line -> new Where(line.orElse(null), leg.get()))));
        return where.chain(found -> found.line() == null
                ? Uni.createFrom().item(Ringing.nothingToDo("No phone is connected."))
                : question.ask(found.line(), found.leg()));
    }

    private record Where(CenterLine line, PhoneLeg leg) {}

    private Uni<CenterLine> lineOf(UUID tenant) {
        return database.inTenant(tenant, tx -> lines.first(tx, tenant))
                .map(line -> line.orElseThrow(() ->
                        Problem.conflict("no-call-center", "No call centre is set up, so no phone can be rung.")));
    }

    private Uni<Ringing> ask(CenterLine line, String what, Function<CallCenter, Uni<Ringing>> question) {
        var began = Timer.start(meters);
        return Uni.createFrom()
                .deferred(() -> question.apply(center(line)))
                .ifNoItem()
                .after(patience)
                .recoverWithItem(() -> Ringing.unknown("The call centre did not answer in time."))
                .onFailure(failure -> !(failure instanceof Problem))
                .recoverWithItem(failure -> failed(line, what, failure))
                .invoke(ringing -> began.stop(meters.timer(
                        "gatehouse.call.center.requests",
                        "kind",
                        line.kind().name(),
                        "what",
                        what,
                        "outcome",
                        ringing.outcome().name().toLowerCase(Locale.ROOT))));
    }

    /** Whatever broke on the way there or back: it may have been heard. */
    private static Ringing failed(CenterLine line, String what, Throwable failure) {
        LOG.warnf("%s of %s: %s", what, line, failure);
        return new Ringing(Outcome.UNKNOWN, null, "The call centre could not be asked.");
    }

    private CallCenter center(CenterLine line) {
        return centers.stream()
                .filter(center -> center.kind() == line.kind())
                .findFirst()
                .orElseThrow();
    }
}
