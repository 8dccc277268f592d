package io.gatehouse.robot;

import java.time.Instant;

/**
 * How a robot's gate stands.
 *
 * @param code the robot's
 * @param at by our clock
 */
public record RobotGate(String code, String state, Instant at) {}
