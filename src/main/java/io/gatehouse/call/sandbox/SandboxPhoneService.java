package io.gatehouse.call.sandbox;

import io.gatehouse.call.CenterLine;
import io.gatehouse.call.CenterLines;
import io.gatehouse.call.PhoneCalls;
import io.gatehouse.call.Push;
import io.gatehouse.call.sandbox.SandboxPhoneCall.State;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What people do with their phones in the sandbox, and what the platform is told of it. */
@ApplicationScoped
class SandboxPhoneService {

    private final Database database;
    private final CenterLines lines;
    private final SandboxPhoneCalls calls;
    private final PhoneCalls platform;
    private final boolean enabled;
    private final Clock clock;

    SandboxPhoneService(
            Database database,
            CenterLines lines,
            SandboxPhoneCalls calls,
            PhoneCalls platform,
            @ConfigProperty(name = "gatehouse.sandbox.enabled", defaultValue = "true") boolean enabled,
            Clock clock) {
        this.database = database;
        this.lines = lines;
        this.calls = calls;
        this.platform = platform;
        this.enabled = enabled;
        this.clock = clock;
    }

    private record Told(CenterLine line, SandboxPhoneCall call) {}

    Uni<SandboxPhoneCall> comeIn(UUID tenant, String from, String to) {
        return inBooks(
                tenant,
                tx -> Uni.createFrom().voidItem(),
                (tx, line) -> calls.comeIn(tx, line, from, to, clock.instant()),
                call -> new Push.CameIn(call.leg(), clock.instant()));
    }

    /** The call centre routes: it lets this seat ring. */
    Uni<SandboxPhoneCall> ring(UUID tenant, UUID id, String seat) {
        return inBooks(
                tenant,
                tx -> known(tx, tenant, id),
                (tx, line) ->
                        calls.become(tx, tenant, id, State.RINGING, seat).chain(call -> live(tx, tenant, id, call)),
                call -> new Push.OfferedTo(call.leg(), call.seat(), clock.instant()));
    }

    /** Somebody takes the receiver at this seat; null: at the one that rings. */
    Uni<SandboxPhoneCall> answer(UUID tenant, UUID id, String seat) {
        return inBooks(
                tenant,
                tx -> known(tx, tenant, id),
                (tx, line) ->
                        calls.become(tx, tenant, id, State.TALKING, seat).chain(call -> live(tx, tenant, id, call)),
                call -> call.seat() == null ? null : new Push.Answered(call.leg(), call.seat(), clock.instant()));
    }

    Uni<SandboxPhoneCall> hangUp(UUID tenant, UUID id) {
        return inBooks(
                tenant,
                tx -> known(tx, tenant, id),
                (tx, line) -> calls.end(tx, tenant, id, clock.instant()).chain(call -> live(tx, tenant, id, call)),
                call -> new Push.HungUp(call.leg(), null, null, clock.instant()));
    }

    Uni<List<SandboxPhoneCall>> page(UUID tenant, PageQuery page, State state, String seat) {
        return database.inTenant(tenant, tx -> calls.page(tx, tenant, page, state, seat));
    }

    Uni<SandboxPhoneCall> get(UUID tenant, UUID id) {
        return database.inTenant(tenant, tx -> calls.find(tx, tenant, id)).map(call -> known(call, id));
    }

    /** First the books, then the platform hears of it: as with a real one, in another transaction. */
    private Uni<SandboxPhoneCall> inBooks(
            UUID tenant,
            Function<SqlConnection, Uni<Void>> check,
            BiFunction<SqlConnection, CenterLine, Uni<SandboxPhoneCall>> entry,
            Function<SandboxPhoneCall, Push> news) {
        if (!enabled) {
            throw Problem.of(503, "call-center-unavailable", "The sandbox is switched off.");
        }
        return database.inTenant(tenant, tx -> check.apply(tx)
                        .chain(() -> lines.played(tx, tenant))
                        .map(line -> line.orElseThrow(
                                () -> Problem.conflict("no-call-center", "No call centre of kind SANDBOX is set up.")))
                        .chain(line -> entry.apply(tx, line).map(call -> new Told(line, call))))
                .call(told -> tell(told.line(), news.apply(told.call())))
                .map(Told::call);
    }

    private Uni<Void> tell(CenterLine line, Push push) {
        return push == null ? Uni.createFrom().voidItem() : platform.receive(line, push);
    }

    private Uni<SandboxPhoneCall> live(SqlConnection tx, UUID tenant, UUID id, Optional<SandboxPhoneCall> changed) {
        return changed.isPresent()
                ? Uni.createFrom().item(changed.get())
                : calls.find(tx, tenant, id).map(call -> ended(known(call, id)));
    }

    private Uni<Void> known(SqlConnection tx, UUID tenant, UUID id) {
        return calls.find(tx, tenant, id).map(call -> known(call, id)).replaceWithVoid();
    }

    private static SandboxPhoneCall known(Optional<SandboxPhoneCall> call, UUID id) {
        return call.orElseThrow(() -> Problem.notFound("phone-call", id));
    }

    private static SandboxPhoneCall ended(SandboxPhoneCall call) {
        throw Problem.conflict("phone-call-over", "It ended at " + call.endedAt() + ".");
    }
}
