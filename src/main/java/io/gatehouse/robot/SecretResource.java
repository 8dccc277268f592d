package io.gatehouse.robot;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A robot's secret over HTTP. */
@Path("/v1/robots/{id}/secret")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "robots")
public class SecretResource {

    private final Caller caller;
    private final RobotService robots;

    SecretResource(Caller caller, RobotService robots) {
        this.caller = caller;
        this.robots = robots;
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.MAINTENANCE})
    @Operation(summary = "Makes a new secret, shown this once; the one before is void")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = RobotSecret.class)))
    public Uni<Response> make(@PathParam("id") UUID robot) {
        return robots.admit(caller.tenant(), robot).map(secret -> Response.ok(secret)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
    }

    @DELETE
    @RolesAllowed({Roles.OPERATOR, Roles.MAINTENANCE})
    @Operation(summary = "Revokes the secret: the robot cannot connect until a new one is made")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> revoke(@PathParam("id") UUID robot) {
        return robots.revoke(caller.tenant(), robot);
    }
}
