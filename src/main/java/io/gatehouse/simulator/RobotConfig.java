package io.gatehouse.simulator;

import io.gatehouse.simulator.wire.Broker;
import java.time.Duration;
import java.util.List;

/**
 * One robot.
 *
 * @param code its client id and user name
 * @param clockOff how far its clock is ahead of the true time; negative: behind
 * @param gateOpening how long the gate takes to open, and to close
 * @param retryAfter when it says again what was not acknowledged
 * @param repeatArrivalAfter when it sends an arrival again to which it heard nothing; zero: never
 */
public record RobotConfig(
        String code,
        String secret,
        Broker broker,
        Direction direction,
        Duration clockOff,
        Duration gateOpening,
        Duration retryAfter,
        Duration repeatArrivalAfter,
        String firmware,
        List<String> capabilities) {
    private static final List<String> ALL_IT_CAN = List.of(
            "PLATE_CAMERA", "SCENE_CAMERA", "DOCUMENT_CAMERA", "QR_READER", "SCREEN", "SPEAKER", "LIGHT", "HELP");

    public static RobotConfig of(String code, String secret, Broker broker, Direction direction) {
        return new RobotConfig(
                code,
                secret,
                broker,
                direction,
                Duration.ZERO,
                Duration.ofMillis(1200),
                Duration.ofMillis(500),
                Duration.ofSeconds(3),
                "simulator-1.0",
                ALL_IT_CAN);
    }

    public RobotConfig withClockOff(Duration by) {
        return new RobotConfig(
                code,
                secret,
                broker,
                direction,
                by,
                gateOpening,
                retryAfter,
                repeatArrivalAfter,
                firmware,
                capabilities);
    }

    public RobotConfig withGateOpening(Duration takes) {
        return new RobotConfig(
                code,
                secret,
                broker,
                direction,
                clockOff,
                takes,
                retryAfter,
                repeatArrivalAfter,
                firmware,
                capabilities);
    }

    public RobotConfig withRetries(Duration ofMessages, Duration ofArrivals) {
        return new RobotConfig(
                code, secret, broker, direction, clockOff, gateOpening, ofMessages, ofArrivals, firmware, capabilities);
    }
}
