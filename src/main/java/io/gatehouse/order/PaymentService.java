package io.gatehouse.order;

import io.gatehouse.order.SettlementService.Settled;
import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.Channels;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Begins attempts to pay. The attempt is committed before its channel is asked, so that no answer can come too early. */
@ApplicationScoped
public class PaymentService {

    private static final Logger LOG = Logger.getLogger(PaymentService.class);

    private final Database database;
    private final Attempts attempts;
    private final Payments payments;
    private final SettlementService settlements;
    private final PaymentPursuit pursuit;
    private final Channels channels;

    PaymentService(
            Database database,
            Attempts attempts,
            Payments payments,
            SettlementService settlements,
            PaymentPursuit pursuit,
            Channels channels) {
        this.database = database;
        this.attempts = attempts;
        this.payments = payments;
        this.settlements = settlements;
        this.pursuit = pursuit;
        this.channels = channels;
    }

    /**
     * How a driver wants to pay.
     *
     * @param channel by name; null: the one that the order's park uses
     * @param paymentCode with {@code CODE} only
     */
    public record Start(String channel, PaymentMethod method, String paymentCode, Behaviour behaviour) {

        public static Start byQr(String channel) {
            return new Start(channel, PaymentMethod.QR, null, null);
        }

        public static Start byCode(String channel, String paymentCode) {
            return new Start(channel, PaymentMethod.CODE, paymentCode, null);
        }
    }

    /** An attempt, and whether this call made it. */
    public record Started(Payment payment, boolean fresh) {}

    /**
     * A live attempt of the same channel and method is the same attempt. One by QR makes way for another way to pay;
     * any other is 409 {@code payment-in-progress}.
     */
    public Uni<Started> start(UUID tenant, UUID orderId, Start start) {
        if (start.channel() != null) {
            channels.named(start.channel());
        }
        return channels.of(tenant)
                .chain(all -> database.inTenant(
                        tenant, tx -> attempts.begin(tx, tenant, orderId, all, start.channel(), start.method())))
                .invoke(begun -> pursuit.closeSoon(begun.madeWay()))
                .chain(begun -> askChannel(begun, start).map(payment -> new Started(payment, begun.fresh())));
    }

    private Uni<Payment> askChannel(Attempts.Begun begun, Start start) {
        var payment = begun.payment();
        if (start.method() == PaymentMethod.CODE) {
            return begun.fresh() ? take(payment, start) : Uni.createFrom().item(payment);
        }
        return payment.codeUrl() == null
                ? offer(payment, start)
                : Uni.createFrom().item(payment);
    }

    /** Nobody can pay by a code that could not be fetched. */
    private Uni<Payment> offer(Payment payment, Start start) {
        return channels.named(payment.channel())
                .offer(payment.trade(start.behaviour()))
                .onFailure()
                .call(() -> settlements.giveUp(payment.tenantId(), payment.id(), "channel-unavailable"))
                .onFailure(failure -> !(failure instanceof Problem))
                .transform(failure -> unavailable(payment, failure))
                .chain(result -> offered(payment, result));
    }

    private Uni<Payment> offered(Payment payment, ChannelResult result) {
        if (result.codeUrl() == null) {
            return settled(payment, result);
        }
        return database.inTenant(payment.tenantId(), tx -> payments.saveCodeUrl(tx, payment.id(), result.codeUrl()));
    }

    /** Without an answer nobody knows whether the code was used: the sweep asks. */
    private Uni<Payment> take(Payment payment, Start start) {
        return channels.named(payment.channel())
                .take(payment.trade(start.behaviour()), start.paymentCode())
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "Payment %s: no answer", payment.id()))
                .onFailure()
                .recoverWithItem(ChannelResult.unknown("no-answer"))
                .chain(result -> settled(payment, result));
    }

    private Uni<Payment> settled(Payment payment, ChannelResult result) {
        return settlements.settle(payment.tenantId(), payment.id(), result).map(Settled::payment);
    }

    private static Problem unavailable(Payment payment, Throwable failure) {
        LOG.warnf(failure, "Payment %s: channel %s is not available", payment.id(), payment.channel());
        return Problem.of(503, "channel-unavailable", "The payment channel does not answer. Try again.");
    }
}
