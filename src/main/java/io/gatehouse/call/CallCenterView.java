package io.gatehouse.call;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A call centre as it is shown: that it has secrets, never which. */
@Schema(name = "CallCenter")
public record CallCenterView(
        UUID id,
        CallCenterKind kind,
        String name,
        CenterSettings settings,
        @Schema(description = "requests to it can be signed") boolean hasSecret,
        @Schema(description = "its pushes can be believed") boolean hasPushToken,
        @Schema(description = "where its pushes go, behind the public address; null: it sends none", nullable = true)
                String pushPath,
        Instant createdAt) {

    static CallCenterView of(CenterContract contract) {
        return new CallCenterView(
                contract.id,
                contract.kind,
                contract.name,
                contract.settings,
                contract.secret != null,
                contract.pushToken != null,
                contract.kind == CallCenterKind.CLINK ? "/v1/notifications/clink/" + contract.id : null,
                contract.createdAt);
    }
}
