package io.gatehouse.lane;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the desk sees of a lane now, over HTTP. */
@Path("/v1/lanes/{id}/scene")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lanes")
public class SceneResource {

    private final Caller caller;
    private final SceneService scenes;

    SceneResource(Caller caller, SceneService scenes) {
        this.caller = caller;
        this.scenes = scenes;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.MAINTENANCE, Roles.AUDITOR})
    @Operation(summary = "What is at the lane now: the live passage, why its gate is shut, screen, robot, cameras")
    public Uni<SceneView> get(@PathParam("id") UUID lane) {
        return scenes.of(caller.tenant(), lane);
    }
}
