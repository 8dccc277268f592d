package io.gatehouse.robot.broker;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody connects, as EMQX tells it ({@code POST} with these placeholders). */
public record MqttLogin(
        @Schema(description = "`${clientid}`", examples = "NS-E1") @Size(max = 200) String clientid,
        @Schema(description = "`${username}`", examples = "NS-E1") @Size(max = 200) String username,
        @Schema(description = "`${password}`") @Size(max = 500) String password) {

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "MqttLogin[" + clientid + ", " + username + "]";
    }
}
