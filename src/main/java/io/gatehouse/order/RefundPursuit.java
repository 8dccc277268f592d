package io.gatehouse.order;

import io.gatehouse.order.channel.Channels;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Sweeps;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Tells channels of refunds, and asks until they have said how each ended. */
@ApplicationScoped
class RefundPursuit {

    private static final int AT_ONCE = 100;

    private final Database database;
    private final Refunds refunds;
    private final Payments payments;
    private final RefundSettlements settlements;
    private final Channels channels;
    private final Clock clock;

    RefundPursuit(
            Database database,
            Refunds refunds,
            Payments payments,
            RefundSettlements settlements,
            Channels channels,
            Clock clock) {
        this.database = database;
        this.refunds = refunds;
        this.payments = payments;
        this.settlements = settlements;
        this.channels = channels;
        this.clock = clock;
    }

    /** A refund with the payment that it gives back of. */
    record Claimed(Refund refund, Payment payment) {}

    Uni<Void> pursueDue() {
        var due = database.acrossTenants(connection -> refunds.due(connection, clock.instant(), AT_ONCE));
        return Sweeps.each(due, home -> pursue(home.tenantId(), home.id()));
    }

    Uni<Void> pursue(UUID tenant, UUID refundId) {
        return database.inTenant(tenant, tx -> refunds.claim(tx, refundId, clock.instant())
                        .chain(claimed -> claimed.isEmpty()
                                ? Uni.createFrom().nullItem()
                                : payments.of(tx, claimed.get(0).paymentId())
                                        .map(payment -> new Claimed(claimed.get(0), payment))))
                .chain(claimed -> claimed == null ? Uni.createFrom().voidItem() : ask(claimed));
    }

    private Uni<Void> ask(Claimed claimed) {
        var payment = claimed.payment();
        return channels.named(payment.channel())
                .refund(claimed.refund().giveBack(payment))
                .chain(state -> settlements.settle(claimed, state));
    }
}
