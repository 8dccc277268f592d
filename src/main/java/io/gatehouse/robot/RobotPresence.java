package io.gatehouse.robot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A robot came (it names its boot) or went (the broker says so in its stead, and names nothing else).
 *
 * @param at by our clock
 */
public record RobotPresence(Presence state, UUID bootId, String firmware, List<String> capabilities, Instant at) {}
