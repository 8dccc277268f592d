package io.gatehouse.event;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A past-tense fact, told in the transaction that made it true.
 *
 * @param subject the passage, stay, order, … it is about: facts of one subject stay in order
 * @param type e.g. {@code passage.cleared}
 */
public record Fact(UUID tenantId, UUID parkId, UUID subject, String type, Instant at, JsonObject data) {}
