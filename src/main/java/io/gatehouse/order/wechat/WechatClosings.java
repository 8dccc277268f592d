package io.gatehouse.order.wechat;

import com.wechat.pay.java.core.exception.ServiceException;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.ChannelState;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.order.channel.Trade;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** Asks how attempts stand, and ends them: a QR code is closed, a payment code is reversed. */
@ApplicationScoped
class WechatClosings {

    /** By then no call that we made is still under way: what WeChat Pay does not know it will not come to know. */
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(1);

    private final WechatClients clients;
    private final Clock clock;

    WechatClosings(WechatClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** @param reversing its money, if it moved, has been taken back */
    Uni<ChannelResult> query(Trade trade, boolean reversing) {
        return on(
                        trade,
                        "query",
                        of -> TradeAnswer.of(of.query(), trade, of.client().merchant(), reversing))
                .onFailure(WechatClosings::isUnheardOf)
                .recoverWithItem(() -> ChannelResult.unknown("unknown-trade"));
    }

    Uni<ChannelResult> close(Trade trade) {
        return trade.method() == PaymentMethod.CODE ? reverse(trade) : closeOrder(trade);
    }

    /** One that is paid cannot be closed: then asking tells. */
    private Uni<ChannelResult> closeOrder(Trade trade) {
        return on(trade, "close", WechatTrade::close)
                .map(done -> ChannelResult.closed("closed"))
                .onFailure(WechatClosings::isUnheardOf)
                .recoverWithItem(() -> unheardOf(trade))
                .onFailure(ServiceException.class)
                .recoverWithUni(() -> query(trade, false).map(WechatClosings::undecided));
    }

    /** Whoever has paid in time goes: only what is not paid is reversed. Then asking tells whether that succeeded. */
    private Uni<ChannelResult> reverse(Trade trade) {
        return query(trade, true)
                .chain(stands -> isOpen(stands)
                        ? on(trade, "reverse", WechatTrade::reverse).chain(() -> reversed(trade))
                        : Uni.createFrom().item(stands))
                .onFailure(WechatClosings::isUnheardOf)
                .recoverWithItem(() -> unheardOf(trade))
                .onFailure(ServiceException.class)
                .recoverWithItem(refused -> ChannelResult.unknown(
                        WechatFault.of((ServiceException) refused).reason()));
    }

    private Uni<ChannelResult> reversed(Trade trade) {
        return query(trade, true)
                .map(stands -> stands.state() == ChannelState.UNKNOWN && "unknown-trade".equals(stands.reason())
                        ? unheardOf(trade)
                        : undecided(stands));
    }

    private ChannelResult unheardOf(Trade trade) {
        return trade.begunAt().plus(SETTLED_AFTER).isBefore(clock.instant())
                ? ChannelResult.closed("never-heard-of")
                : ChannelResult.unknown("unknown-trade");
    }

    private static ChannelResult undecided(ChannelResult stands) {
        return stands.state() == ChannelState.WAITING ? ChannelResult.unknown("not-ended-yet") : stands;
    }

    private static boolean isOpen(ChannelResult stands) {
        return stands.state() == ChannelState.WAITING || stands.state() == ChannelState.UNKNOWN;
    }

    private static boolean isUnheardOf(Throwable failure) {
        return failure instanceof ServiceException refused && WechatTrade.isUnheardOf(refused);
    }

    private <T> Uni<T> on(Trade trade, String what, Function<WechatTrade, T> work) {
        return clients.call(
                trade.tenantId(),
                trade.accountId(),
                what,
                Again.ONCE,
                client -> work.apply(new WechatTrade(client, trade)));
    }
}
