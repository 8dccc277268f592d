package io.gatehouse.robot.broker;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who is connected wants to publish or to subscribe, as EMQX tells it. */
public record MqttAct(
        @Schema(description = "`${clientid}`", examples = "NS-E1") @Size(max = 200) String clientid,
        @Schema(description = "`${username}`", examples = "NS-E1") @Size(max = 200) String username,
        @Schema(description = "`${action}`: publish or subscribe", examples = "publish") @Size(max = 20) String action,
        @Schema(description = "`${topic}`", examples = "gatehouse/v1/robots/NS-E1/up/arrival") @Size(max = 65_535) String topic) {}
