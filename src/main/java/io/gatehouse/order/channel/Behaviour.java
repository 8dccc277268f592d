package io.gatehouse.order.channel;

/** What a channel that is only played is asked to do with an attempt. Real channels ignore it. */
public enum Behaviour {
    SUCCEED,
    /** Refuses the driver's money; a charge that was accepted fails afterwards. */
    FAIL,
    /** Succeeds, and tells so twice at the same moment. */
    DUPLICATE,
    /** Succeeds long after; a charge is booked, but its acceptance is answered too late. */
    SLOW,
    /** The driver never pays; a charge is never answered. */
    NEVER,
    /** Does not take the attempt at all. */
    REFUSE,
    /** Succeeds and tells nobody: only who asks learns of it. */
    SILENT,
    /** Succeeds, and every refund of it ends ABNORMAL. */
    REFUND_FAIL
}
