package io.gatehouse.order;

import io.gatehouse.order.channel.GiveBack;
import io.gatehouse.order.channel.RefundState;
import io.gatehouse.platform.Ids;
import java.time.Instant;
import java.util.UUID;

/** An amount of a payment that is given back. */
public record Refund(
        UUID id,
        UUID tenantId,
        UUID orderId,
        UUID paymentId,
        RefundState state,
        long amount,
        String currency,
        String refundNo,
        String reason,
        Instant createdAt,
        Instant endedAt) {

    /** The reason of a refund that the platform makes by itself, once per payment. */
    public static final String LATE_PAYMENT = "late-payment";

    /** The reason of a refund of what a member's points were worth, when the mall told it too late; once per order. */
    public static final String POINTS_LATE = "points-late";

    /** Only the platform gives money back for these reasons. */
    static boolean isReserved(String reason) {
        return reason.equals(LATE_PAYMENT) || reason.equals(POINTS_LATE);
    }

    static Refund of(Payment payment, long amount, String reason, Instant at) {
        var id = Ids.next();
        return new Refund(
                id,
                payment.tenantId(),
                payment.orderId(),
                payment.id(),
                RefundState.PROCESSING,
                amount,
                payment.currency(),
                id.toString().replace("-", ""),
                reason,
                at,
                null);
    }

    Refund ended(RefundState how, Instant at) {
        return new Refund(
                id, tenantId, orderId, paymentId, state.to(how), amount, currency, refundNo, reason, createdAt, at);
    }

    GiveBack giveBack(Payment payment) {
        return new GiveBack(
                tenantId, payment.accountId(), refundNo, payment.tradeNo(), amount, payment.amount(), currency, reason);
    }
}
