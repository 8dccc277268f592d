package io.gatehouse.order.sandbox;

import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.ChannelState;
import io.gatehouse.platform.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The body of a callback. */
@RegisterForReflection
record SandboxNotification(
        String tradeNo, ChannelState state, String channelRef, long amount, String currency, String reason) {

    static SandboxNotification of(SandboxTrade trade) {
        var result = trade.result();
        return new SandboxNotification(
                trade.tradeNo(), trade.state(), result.channelRef(), trade.amount(), trade.currency(), result.reason());
    }

    SandboxNotification complete() {
        if (tradeNo == null || state == null) {
            throw Problem.invalid("tradeNo", "not-null", "A notification names a trade and its state.");
        }
        return this;
    }

    ChannelResult result() {
        return new ChannelResult(state, channelRef, amount, currency, null, reason);
    }
}
