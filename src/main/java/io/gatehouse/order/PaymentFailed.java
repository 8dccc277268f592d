package io.gatehouse.order;

import java.util.UUID;

/** Fired after an attempt was recorded as failed; {@code arrears} when the car has left on its promise. */
public record PaymentFailed(
        UUID tenantId, UUID orderId, UUID paymentId, UUID stayId, String plate, String reason, boolean arrears) {}
