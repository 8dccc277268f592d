package io.gatehouse.order.channel;

/**
 * What a channel answered or told about one attempt.
 *
 * @param channelRef its own name for the money that moved
 * @param codeUrl what a QR code to be scanned contains
 */
public record ChannelResult(
        ChannelState state, String channelRef, long amount, String currency, String codeUrl, String reason) {

    public static ChannelResult waiting(String codeUrl) {
        return new ChannelResult(ChannelState.WAITING, null, 0, null, codeUrl, null);
    }

    public static ChannelResult accepted() {
        return new ChannelResult(ChannelState.ACCEPTED, null, 0, null, null, null);
    }

    public static ChannelResult succeeded(String channelRef, long amount, String currency) {
        return new ChannelResult(ChannelState.SUCCEEDED, channelRef, amount, currency, null, null);
    }

    public static ChannelResult failed(String reason) {
        return new ChannelResult(ChannelState.FAILED, null, 0, null, null, reason);
    }

    public static ChannelResult closed(String reason) {
        return new ChannelResult(ChannelState.CLOSED, null, 0, null, null, reason);
    }

    public static ChannelResult unknown(String reason) {
        return new ChannelResult(ChannelState.UNKNOWN, null, 0, null, null, reason);
    }
}
