package io.gatehouse.order;

import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.order.channel.Route;
import io.gatehouse.order.channel.Trade;
import io.gatehouse.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One attempt to pay an order through one channel.
 *
 * @param accountId of ours at the channel; null where that needs none. It stays the attempt's, whatever the park uses later
 * @param tradeNo our name for the attempt at the channel, the same at every repetition
 * @param channelRef the channel's name for the money that moved
 * @param closedAt since when the channel says that a failed attempt moves no money any more
 */
public record Payment(
        UUID id,
        UUID tenantId,
        UUID orderId,
        UUID parkId,
        String channel,
        UUID accountId,
        PaymentMethod method,
        PaymentState state,
        long amount,
        String currency,
        String tradeNo,
        String channelRef,
        String codeUrl,
        String reason,
        Instant createdAt,
        Instant endedAt,
        Instant closedAt) {

    /** Longer than any channel takes to answer with a QR code. */
    private static final Duration CODE_COMES_WITHIN = Duration.ofSeconds(30);

    static Payment created(Order order, Route route, PaymentMethod method, Instant at) {
        var id = Ids.next();
        return new Payment(
                id,
                order.tenantId(),
                order.id(),
                order.parkId(),
                route.channel(),
                route.accountId(),
                method,
                PaymentState.CREATED,
                order.amount(),
                order.currency(),
                id.toString().replace("-", ""),
                null,
                null,
                null,
                at,
                null,
                null);
    }

    Payment accepted() {
        return moved(PaymentState.ACCEPTED, channelRef, null, null, null);
    }

    Payment succeeded(String ref, Instant at) {
        return moved(PaymentState.SUCCEEDED, ref, null, at, null);
    }

    /** The channel says that it failed. */
    Payment failed(String why, Instant at) {
        return moved(PaymentState.FAILED, channelRef, why, at, at);
    }

    /** We no longer wait for it: it remains to be closed at its channel. */
    Payment givenUp(String why, Instant at) {
        return moved(PaymentState.FAILED, channelRef, why, at, null);
    }

    /** Its money came when the order could not take it. */
    Payment reversed(String ref, Instant at) {
        return moved(PaymentState.REVERSED, ref, "late-payment", at, at);
    }

    /** A repetition of it would be the same attempt. */
    boolean isBy(Route route, PaymentMethod otherMethod) {
        return channel.equals(route.channel()) && method == otherMethod;
    }

    /** A QR code that nobody has paid yet may make way for another way to pay. */
    boolean mayMakeWay() {
        return state == PaymentState.CREATED && method == PaymentMethod.QR;
    }

    /** Is not waited for any more: it failed for us, or never got so far that its channel promised anything. */
    boolean isOverdueAt(Instant now) {
        return state == PaymentState.FAILED
                || state == PaymentState.CREATED && createdAt.plus(patience()).isBefore(now);
    }

    /** Nobody pays by a QR code that nobody has seen: whoever was to fetch it died on the way. */
    private Duration patience() {
        return method == PaymentMethod.QR && codeUrl == null ? CODE_COMES_WITHIN : method.life();
    }

    Trade trade(Behaviour behaviour) {
        return new Trade(tenantId, parkId, accountId, tradeNo, method, amount, currency, createdAt, behaviour);
    }

    Payment closed(Instant at) {
        return copy(state, channelRef, codeUrl, reason, endedAt, at);
    }

    private Payment moved(PaymentState to, String ref, String why, Instant ended, Instant closed) {
        return copy(state.to(to), ref, codeUrl, why, ended, closed);
    }

    private Payment copy(PaymentState to, String ref, String url, String why, Instant ended, Instant closed) {
        return new Payment(
                id, tenantId, orderId, parkId, channel, accountId, method, to, amount, currency, tradeNo, ref, url, why,
                createdAt, ended, closed);
    }
}
