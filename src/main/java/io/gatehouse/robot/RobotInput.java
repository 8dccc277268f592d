package io.gatehouse.robot;

import io.gatehouse.platform.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a robot. */
public record RobotInput(
        @Schema(description = "the lane it stands at; one robot per lane", nullable = true) UUID laneId,
        @Schema(description = "its name on the wire, once among all tenants", examples = "NS-E1")
                @NotNull @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9_-]{3,64}") String code,
        @NotBlank @Size(max = 200) String name,
        @Schema(description = "phone number of its intercom", nullable = true) @Size(max = 30) String phone,
        @Schema(description = "the wire that leads to it", defaultValue = "MQTT") Transport transport,
        @Schema(
                        description = "serial number of a VZICLOUD device, as in its topics; its code when left out",
                        examples = "265e1040-85e01fb7",
                        nullable = true)
                @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9_-]{3,64}") String serial,
        @Schema(
                        description = "input of a VZICLOUD device to which the loop at the gate is wired; null: none",
                        nullable = true)
                @Min(0) @Max(7) Integer loopInput,
        @Schema(description = "… and the loop behind the gate", nullable = true) @Min(0) @Max(7) Integer passedInput) {

    public RobotInput {
        transport = transport == null ? Transport.MQTT : transport;
    }

    /** What no annotation can say. */
    RobotInput checked() {
        if (loopInput != null && loopInput.equals(passedInput)) {
            throw Problem.invalid("passedInput", "same-input", "Two loops are not wired to one input.");
        }
        return this;
    }

    static RobotInput of(Robot robot) {
        return new RobotInput(
                robot.laneId,
                robot.code,
                robot.name,
                robot.phone,
                robot.transport,
                robot.serial,
                robot.loopInput,
                robot.passedInput);
    }
}
