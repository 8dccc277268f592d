package io.gatehouse.call;

import java.time.Instant;
import java.util.UUID;

/**
 * A call as a call centre knows it, and which of ours it is.
 *
 * @param callId null: none yet
 * @param endedAt null: it goes on
 */
record PhoneLeg(UUID center, String centerCallId, UUID callId, Instant endedAt) {}
