package io.gatehouse.order;

import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.Channels;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Sweeps;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Asks channels how attempts stand, and closes those that nobody waits for any more, until they have said so. */
@ApplicationScoped
public class PaymentPursuit {

    private static final Logger LOG = Logger.getLogger(PaymentPursuit.class);
    private static final int AT_ONCE = 100;

    private final Database database;
    private final Payments payments;
    private final SettlementService settlements;
    private final Channels channels;
    private final Clock clock;

    PaymentPursuit(
            Database database, Payments payments, SettlementService settlements, Channels channels, Clock clock) {
        this.database = database;
        this.payments = payments;
        this.settlements = settlements;
        this.channels = channels;
        this.clock = clock;
    }

    /** All attempts whose time has come, of all tenants; one that fails does not hold up the others. */
    Uni<Void> pursueDue() {
        var due = database.acrossTenants(connection -> payments.due(connection, clock.instant(), AT_ONCE));
        return Sweeps.each(due, home -> pursue(home.tenantId(), home.id()));
    }

    /** Who left first and was not charged may have settled it with the channel since. */
    Uni<Void> pursueFailedPromises() {
        var due =
                database.acrossTenants(connection -> payments.failedPromisesDue(connection, clock.instant(), AT_ONCE));
        return Sweeps.each(due, home -> database.inTenant(
                        home.tenantId(), tx -> payments.claimFailed(tx, home.id(), clock.instant()))
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : settled(
                                claimed.get(0),
                                channels.named(claimed.get(0).channel())
                                        .query(claimed.get(0).trade(null)))));
    }

    private Uni<Void> settled(Payment payment, Uni<ChannelResult> answer) {
        return answer.chain(result -> settlements.settle(payment.tenantId(), payment.id(), result))
                .replaceWithVoid();
    }

    Uni<Void> pursue(UUID tenant, UUID paymentId) {
        return database.inTenant(tenant, tx -> payments.claim(tx, paymentId, clock.instant()))
                .chain(this::askEach);
    }

    /** Asks about an attempt that was over for us, because somebody has heard otherwise. */
    public Uni<Void> askAgain(UUID tenant, UUID paymentId) {
        return database.inTenant(tenant, tx -> payments.of(tx, tenant, paymentId))
                .chain(payment -> channels.named(payment.channel())
                        .query(payment.trade(null))
                        .chain(result -> settlements.settle(tenant, payment.id(), result)))
                .replaceWithVoid();
    }

    /** Does not wait: the sweep comes by anyway. */
    void closeSoon(Payment givenUpOrNull) {
        if (givenUpOrNull != null) {
            ask(givenUpOrNull)
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf(failure, "Payment %s: not closed yet", givenUpOrNull.id()));
        }
    }

    private Uni<Void> askEach(List<Payment> claimed) {
        return claimed.isEmpty() ? Uni.createFrom().voidItem() : ask(claimed.get(0));
    }

    private Uni<Void> ask(Payment payment) {
        var channel = channels.named(payment.channel());
        var trade = payment.trade(null);
        Uni<ChannelResult> answer = payment.isOverdueAt(clock.instant()) ? channel.close(trade) : channel.query(trade);
        return settled(payment, answer);
    }
}
