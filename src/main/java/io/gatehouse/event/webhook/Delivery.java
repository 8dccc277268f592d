package io.gatehouse.event.webhook;

import io.gatehouse.event.EventView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that a webhook is told.
 *
 * @param dueAt null: it waits for an earlier one about the same subject
 * @param event null when the log has it no more
 */
record Delivery(
        UUID id,
        DeliveryKind kind,
        Long eventSeq,
        UUID eventId,
        String eventType,
        UUID subject,
        Instant at,
        DeliveryState state,
        int tries,
        Instant dueAt,
        List<Attempt> attempts,
        EventView event,
        Instant createdAt,
        Instant endedAt) {}
