package io.gatehouse.robot;

import java.time.Instant;

/**
 * How a robot's clock goes.
 *
 * @param code the robot's
 * @param aheadMs of ours; negative: behind
 * @param at by our clock
 */
public record RobotClock(String code, long aheadMs, Instant at) {}
