package io.gatehouse.order.sandbox;

import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.ChannelState;
import java.time.Instant;
import java.util.UUID;

/** An attempt in the sandbox's own books. */
record SandboxTrade(
        String tradeNo,
        UUID tenantId,
        long amount,
        String currency,
        ChannelState state,
        Behaviour behaviour,
        Instant settlesAt) {

    /** As the sandbox answers and tells it. */
    ChannelResult result() {
        return switch (state) {
            case WAITING -> ChannelResult.waiting(codeUrl());
            case ACCEPTED -> ChannelResult.accepted();
            case SUCCEEDED -> ChannelResult.succeeded(channelRef(), amount, currency);
            case FAILED -> ChannelResult.failed(behaviour == Behaviour.REFUSE ? "refused" : "driver-could-not-pay");
            case CLOSED -> ChannelResult.closed("closed");
            case UNKNOWN -> ChannelResult.unknown("unknown-trade");
        };
    }

    /** How it ends when its time has come. */
    ChannelState outcome() {
        return behaviour == Behaviour.FAIL ? ChannelState.FAILED : ChannelState.SUCCEEDED;
    }

    boolean waits() {
        return state == ChannelState.WAITING || state == ChannelState.ACCEPTED;
    }

    boolean settled() {
        return state == ChannelState.SUCCEEDED || state == ChannelState.FAILED;
    }

    String channelRef() {
        return "sandbox-" + tradeNo;
    }

    private String codeUrl() {
        return "sandbox://pay/" + tradeNo;
    }
}
