package io.gatehouse.robot;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A robot as it is shown: what was set up, and what it reports of itself. */
@Schema(name = "Robot")
public record RobotView(
        UUID id,
        @Schema(description = "the park of its lane", nullable = true) UUID parkId,
        @Schema(nullable = true) UUID laneId,
        @Schema(description = "its name on the wire") String code,
        String name,
        @Schema(description = "phone number of its intercom", nullable = true) String phone,
        @Schema(description = "the wire that leads to it") Transport transport,
        @Schema(description = "serial number of a VZICLOUD device; null: its code", nullable = true) String serial,
        @Schema(description = "input of the loop at the gate", nullable = true) Integer loopInput,
        @Schema(description = "input of the loop behind the gate", nullable = true) Integer passedInput,
        @Schema(description = "it has a secret; without one it cannot connect") boolean admitted,
        RobotReport report,
        Instant createdAt) {

    static RobotView of(Robot robot, RobotReport report) {
        return new RobotView(
                robot.id,
                robot.parkId,
                robot.laneId,
                robot.code,
                robot.name,
                robot.phone,
                robot.transport,
                robot.serial,
                robot.loopInput,
                robot.passedInput,
                robot.secretHash != null,
                report,
                robot.createdAt);
    }
}
