package io.gatehouse.order.wechat;

import com.wechat.pay.java.service.payments.model.Transaction;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.order.channel.Trade;
import io.gatehouse.order.wechat.account.Merchant;

/** What a transaction that WeChat Pay showed us says of an attempt. Pure. */
final class TradeAnswer {

    private TradeAnswer() {}

    /** @param reversing we have taken it back, or are about to: money that came and went is nobody's any more */
    static ChannelResult of(Transaction told, Trade trade, Merchant merchant, boolean reversing) {
        if (!trade.tradeNo().equals(told.getOutTradeNo()) || !merchant.mchid().equals(told.getMchid())) {
            return ChannelResult.unknown("foreign-answer");
        }
        if (told.getTradeState() == null) {
            return ChannelResult.unknown("unknown-state");
        }
        return switch (told.getTradeState()) {
            case SUCCESS -> succeeded(told);
            // what was given back at WeChat Pay itself was paid before, and perhaps not given back whole
            case REFUND ->
                reversing && trade.method() == PaymentMethod.CODE ? ChannelResult.closed("reversed") : succeeded(told);
            case NOTPAY, USERPAYING, ACCEPT -> ChannelResult.waiting(null);
            case CLOSED -> ChannelResult.closed("closed");
            case REVOKED -> ChannelResult.closed("reversed");
            case PAYERROR -> ChannelResult.failed("driver-could-not-pay");
        };
    }

    private static ChannelResult succeeded(Transaction told) {
        var amount = told.getAmount();
        return amount == null || amount.getTotal() == null || told.getTransactionId() == null
                ? ChannelResult.unknown("incomplete-answer")
                : ChannelResult.succeeded(
                        told.getTransactionId(),
                        amount.getTotal(),
                        amount.getCurrency() == null ? "CNY" : amount.getCurrency());
    }
}
