package io.gatehouse.robot;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a robot connects with, shown once. */
public record RobotSecret(
        @Schema(description = "MQTT client id and user name") String code,
        @Schema(description = "MQTT password: 256 random bits, base64url") String secret) {

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "RobotSecret[" + code + "]";
    }
}
