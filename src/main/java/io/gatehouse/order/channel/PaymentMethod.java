package io.gatehouse.order.channel;

import java.time.Duration;

/** How a driver pays, and how long an attempt may go without an answer before it is closed at the channel. */
public enum PaymentMethod {
    /** The driver scans a QR code. */
    QR(Duration.ofHours(2)),
    /** The robot scans the driver's payment code (付款码). */
    CODE(Duration.ofSeconds(30)),
    /** Leaves first, pays later (支付分停车); what the channel has accepted is waited for without end. */
    DEFERRED(Duration.ofSeconds(10));

    private final Duration life;

    PaymentMethod(Duration life) {
        this.life = life;
    }

    public Duration life() {
        return life;
    }
}
