package io.gatehouse.order.channel;

/** How a channel says that an attempt stands. */
public enum ChannelState {
    /** The driver has not paid yet, or is just paying. */
    WAITING,
    /** It promises to pay. */
    ACCEPTED,
    SUCCEEDED,
    FAILED,
    /** No money can move by this attempt any more. */
    CLOSED,
    /** It does not know the attempt, or did not answer in time. */
    UNKNOWN
}
