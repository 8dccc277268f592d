package io.gatehouse.order;

import java.util.UUID;

/** Fired after the commit of the payment, once per order that it paid. */
public record OrderPaid(UUID tenantId, UUID orderId, UUID stayId, UUID renewalId, String plate) {}
