package io.gatehouse.lane.desk;

import java.util.UUID;

/**
 * Who asks for an action.
 *
 * @param subject the name in the token
 * @param operator may act without being an agent
 */
public record Asker(UUID tenant, String subject, boolean operator) {}
