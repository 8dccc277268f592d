package io.gatehouse.order;

import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.PaymentMethod;
import java.util.List;

/**
 * What a channel's word about an attempt amounts to, given how the order and its attempts stand. Because the same word
 * changes nothing the second time, callbacks, queries and sweeps may repeat it in any order.
 */
public enum Settlement {
    NOTHING,
    /** The sum is not the order's: refused, told, and nothing moves. */
    MISMATCH,
    /** The channel promises to pay. */
    ACCEPT,
    PAY,
    /** The order cannot take this money: it is the driver's, and goes back. */
    CREDIT,
    FAIL,
    /** The car has left on a promise that was not kept. */
    FAIL_INTO_ARREARS,
    /** The channel confirms that an attempt that we gave up moves no money. */
    CLOSE;

    static Settlement of(Attempt attempt, ChannelResult result) {
        return switch (result.state()) {
            case WAITING, UNKNOWN -> NOTHING;
            case ACCEPTED -> attempt.payment().state() == PaymentState.CREATED ? ACCEPT : NOTHING;
            case SUCCEEDED -> ofSuccess(attempt, result);
            case FAILED, CLOSED -> ofFailure(attempt);
        };
    }

    private static Settlement ofSuccess(Attempt attempt, ChannelResult result) {
        var payment = attempt.payment();
        if (payment.amount() != result.amount() || !payment.currency().equals(result.currency())) {
            return MISMATCH;
        }
        return switch (payment.state()) {
            case SUCCEEDED, REVERSED -> NOTHING;
            case CREATED, ACCEPTED -> attempt.payable() ? PAY : CREDIT;
            case FAILED -> paysBack(attempt) ? PAY : CREDIT;
        };
    }

    /** A deduction that failed made arrears; when the driver settles it with the channel after all, they are paid. */
    private static boolean paysBack(Attempt attempt) {
        return attempt.payment().method() == PaymentMethod.DEFERRED
                && attempt.order().state() == OrderState.ARREARS
                && !attempt.anotherLive();
    }

    private static Settlement ofFailure(Attempt attempt) {
        var payment = attempt.payment();
        return switch (payment.state()) {
            case SUCCEEDED, REVERSED -> NOTHING;
            case CREATED -> FAIL;
            case ACCEPTED -> attempt.order().state() == OrderState.OPEN ? FAIL_INTO_ARREARS : FAIL;
            case FAILED -> payment.closedAt() == null ? CLOSE : NOTHING;
        };
    }

    /**
     * An attempt with its order, read under the order's lock.
     *
     * @param parts the orders that this one collects, locked too; empty with most
     */
    record Attempt(Order order, Payment payment, boolean anotherLive, List<Order> parts) {

        boolean payable() {
            return order.state().payable()
                    && (parts.isEmpty() || !payableParts().isEmpty());
        }

        /** The others were paid or cancelled meanwhile: what was paid for them again goes back. */
        List<Order> payableParts() {
            return parts.stream().filter(part -> part.state().payable()).toList();
        }
    }
}
