package io.gatehouse.order.wechat.parking;

/** Whether a plate's owner lets WeChat Pay deduct its parking fees. */
public enum ServiceState {
    NORMAL,
    /** The owner has paused it. */
    PAUSE,
    /** The plate never had it, or has it no more. */
    OUT_SERVICE;

    /** Whether it is worth telling WeChat that a car has come in. */
    boolean mayPromise() {
        return this == NORMAL;
    }
}
