package io.gatehouse.robot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How a robot is.
 *
 * @param at by our clock
 */
public record RobotHealth(
        UUID bootId,
        long seq,
        String power,
        Integer battery,
        RobotNetwork network,
        Float temperature,
        List<String> faults,
        Instant at) {}
