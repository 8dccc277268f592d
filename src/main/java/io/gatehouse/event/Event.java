package io.gatehouse.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A fact as the log keeps it, and its place there. */
record Event(
        EventCursor cursor,
        UUID id,
        UUID tenantId,
        UUID parkId,
        UUID subject,
        String type,
        Instant at,
        Map<String, Object> data) {}
