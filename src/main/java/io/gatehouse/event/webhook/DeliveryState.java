package io.gatehouse.event.webhook;

/** What has become of a delivery. */
public enum DeliveryState {
    PENDING,
    DELIVERED,
    /** The last retry failed, too. */
    GIVEN_UP,
    /** Its webhook was disabled, or all of it is told again. */
    CANCELLED
}
