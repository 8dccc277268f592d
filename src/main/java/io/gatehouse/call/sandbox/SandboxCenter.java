package io.gatehouse.call.sandbox;

import io.gatehouse.call.CallCenter;
import io.gatehouse.call.CallCenterKind;
import io.gatehouse.call.CenterLine;
import io.gatehouse.call.PhoneCalls;
import io.gatehouse.call.Push;
import io.gatehouse.call.Ringing;
import io.gatehouse.call.sandbox.SandboxPhoneCall.State;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** The call centre that is only played. It does nothing in the platform's own transactions, as if it were far away. */
@ApplicationScoped
class SandboxCenter implements CallCenter {

    private final Database database;
    private final SandboxPhoneCalls calls;
    private final PhoneCalls platform;
    private final Clock clock;

    SandboxCenter(Database database, SandboxPhoneCalls calls, PhoneCalls platform, Clock clock) {
        this.database = database;
        this.calls = calls;
        this.platform = platform;
        this.clock = clock;
    }

    @Override
    public CallCenterKind kind() {
        return CallCenterKind.SANDBOX;
    }

    @Override
    public Uni<Ringing> ring(CenterLine line, String number, String seat, UUID request) {
        return database.inTenant(line.tenantId(), tx -> calls.goOut(tx, line, number, seat, request, clock.instant()))
                .map(call -> Ringing.started(call.id().toString()));
    }

    @Override
    public Uni<Ringing> connect(CenterLine line, String centerCallId, String seat) {
        var id = UUID.fromString(centerCallId);
        return database.inTenant(line.tenantId(), tx -> calls.become(tx, line.tenantId(), id, State.TALKING, seat))
                .map(call ->
                        call.isPresent() ? Ringing.started(centerCallId) : Ringing.refused("The caller has hung up."));
    }

    @Override
    public Uni<Ringing> hangUp(CenterLine line, String centerCallId, String seat) {
        var id = UUID.fromString(centerCallId);
        return database.inTenant(line.tenantId(), tx -> calls.end(tx, line.tenantId(), id, clock.instant()))
                .call(ended ->
                        ended.isEmpty() ? Uni.createFrom().voidItem() : platform.receive(line, over(ended.get())))
                .map(call -> call.isPresent()
                        ? Ringing.started(centerCallId)
                        : Ringing.nothingToDo("Nobody talks any more."));
    }

    private Push over(SandboxPhoneCall call) {
        return new Push.HungUp(call.leg(), null, null, clock.instant());
    }
}
