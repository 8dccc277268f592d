package io.gatehouse.robot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How a robot is.
 *
 * @param code the robot's
 * @param at by our clock
 */
public record RobotHealth(
        String code,
        UUID bootId,
        long seq,
        String power,
        Integer battery,
        RobotNetwork network,
        Float temperature,
        List<String> faults,
        Instant at) {}
