package io.gatehouse.park;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A park's free spaces over HTTP. */
@Path("/v1/parks/{id}/spaces")
@Tag(name = "parks")
public class SpacesResource {

    private final Caller caller;
    private final SpacesService spaces;

    SpacesResource(Caller caller, SpacesService spaces) {
        this.caller = caller;
        this.spaces = spaces;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.MAINTENANCE, Roles.AUDITOR
    })
    @Operation(summary = "How full the park is, and why we think so")
    public Uni<Spaces> get(@PathParam("id") UUID park) {
        return spaces.of(caller.tenant(), park);
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(summary = "Corrects the free spaces to what somebody counted; kept with the reason")
    public Uni<Spaces> correct(@PathParam("id") UUID park, @NotNull @Valid SpacesCorrection correction) {
        return spaces.correct(caller.tenant(), park, correction, caller.subject());
    }
}
