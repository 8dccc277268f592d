package io.gatehouse.robot;

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
                @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9_-]{3,64}") String serial) {

    public RobotInput {
        transport = transport == null ? Transport.MQTT : transport;
    }

    static RobotInput of(Robot robot) {
        return new RobotInput(robot.laneId, robot.code, robot.name, robot.phone, robot.transport, robot.serial);
    }
}
