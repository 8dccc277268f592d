package io.gatehouse.order;

import io.gatehouse.order.SettlementService.Settled;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.Channels;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Leave first, pay later (支付分停车): the car goes on the channel's promise, the money follows. */
@ApplicationScoped
public class DeferralService {

    private static final Logger LOG = Logger.getLogger(DeferralService.class);

    private final Database database;
    private final Attempts attempts;
    private final SettlementService settlements;
    private final PaymentPursuit pursuit;
    private final Channels channels;
    private final Duration patience;

    DeferralService(
            Database database,
            Attempts attempts,
            SettlementService settlements,
            PaymentPursuit pursuit,
            Channels channels,
            @ConfigProperty(name = "gatehouse.payment.accepted-within") Duration patience) {
        this.database = database;
        this.attempts = attempts;
        this.settlements = settlements;
        this.pursuit = pursuit;
        this.channels = channels;
        this.patience = patience;
    }

    /** @param park where the car is; null: at any of the tenant's */
    public Uni<Boolean> hasContract(UUID tenant, UUID park, String plate) {
        return channels.of(tenant)
                .map(all -> all.route(park, null, PaymentMethod.DEFERRED))
                .chain(route -> channels.named(route.channel()).contractOf(tenant, route.accountId(), plate));
    }

    /**
     * Asks the channel to promise the order's amount: ACCEPTED (or SUCCEEDED already), else FAILED, and the order stays
     * to be paid on site. A promise that comes too late is closed; what it moved all the same goes back. Fails with the
     * problem {@code order-not-payable} when the order was paid or cancelled meanwhile, and {@code payment-in-progress}
     * while a payment code is being taken.
     */
    public Uni<PaymentState> defer(UUID tenant, UUID orderId, String plate) {
        return channels.of(tenant)
                .chain(all -> database.inTenant(
                        tenant, tx -> attempts.begin(tx, tenant, orderId, all, null, PaymentMethod.DEFERRED)))
                .invoke(begun -> pursuit.closeSoon(begun.madeWay()))
                .chain(begun -> charge(begun.payment(), plate));
    }

    private Uni<PaymentState> charge(Payment payment, String plate) {
        return channels.named(payment.channel())
                .charge(payment.trade(null), plate)
                .ifNoItem()
                .after(patience)
                .recoverWithItem(ChannelResult.unknown("timed-out"))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "Payment %s: no acceptance", payment.id()))
                .onFailure()
                .recoverWithItem(ChannelResult.unknown("channel-unavailable"))
                .chain(result -> answered(payment, result))
                .map(settled -> settled.payment().state());
    }

    private Uni<Settled> answered(Payment payment, ChannelResult result) {
        return switch (result.state()) {
            case WAITING, UNKNOWN ->
                settlements
                        .giveUp(payment.tenantId(), payment.id(), result.reason())
                        .invoke(settled -> pursuit.closeSoon(unclosed(settled)));
            case ACCEPTED, SUCCEEDED, FAILED, CLOSED -> settlements.settle(payment.tenantId(), payment.id(), result);
        };
    }

    private static Payment unclosed(Settled settled) {
        return settled.what() == Settlement.FAIL ? settled.payment() : null;
    }
}
