package io.gatehouse.order.sandbox;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the sandbox's callbacks arrive. */
@Path("/v1/notifications/sandbox")
@Tag(name = "notifications")
public class SandboxNotificationResource {

    private final SandboxNotifications notifications;

    SandboxNotificationResource(SandboxNotifications notifications) {
        this.notifications = notifications;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A callback of the sandbox channel",
            description = "Signed: `Sandbox-Signature` is the hexadecimal HMAC-SHA256, with the channel's secret, of"
                    + " `Sandbox-Timestamp` (seconds since 1970), a line feed and the body.")
    public Uni<Void> receive(
            @HeaderParam("Sandbox-Timestamp") @Size(max = 20) String timestamp,
            @HeaderParam("Sandbox-Signature") @Size(max = 100) String signature,
            @RequestBody(content = @Content(schema = @Schema(implementation = SandboxNotification.class)))
                    @NotNull @Size(max = 10_000) String body) {
        return notifications.receive(timestamp, signature, body).replaceWithVoid();
    }
}
