package io.gatehouse.lane.controller;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.lane.controller.ControllerFacts.AckFact;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a vendor's lane controller shall do, fetched by it. */
@Path("/v1/lanes/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lane-controllers")
public class CommandResource {

    /** Who fetches commands; others look at them. */
    private static final Set<String> CONTROLLERS = Set.of(Roles.OPERATOR, Roles.INTEGRATOR);

    private final Caller caller;
    private final ControllerService controllers;

    CommandResource(Caller caller, ControllerService controllers) {
        this.caller = caller;
        this.controllers = controllers;
    }

    @GET
    @Path("/commands")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(
            summary = "Commands for the car at the lane; waits until there are some",
            description = "Ask again at once when answered: what is granted later (paid, the desk opens) comes here. A"
                    + " command is handed out until it is acknowledged or its deadline has passed, with the same id. An"
                    + " auditor sees what is not done yet, and takes nothing.")
    public Uni<LaneCommandList> commands(
            @PathParam("id") UUID id,
            @Parameter(description = "how long to wait for a command, seconds")
                    @QueryParam("wait")
                    @DefaultValue("0")
                    @Min(0) @Max(30) int wait) {
        var commands = isController()
                ? controllers.commands(caller.tenant(), id, Duration.ofSeconds(wait))
                : controllers.outstanding(caller.tenant(), id);
        return commands.map(LaneCommandList::of);
    }

    @POST
    @Path("/commands/{commandId}/ack")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(
            summary = "What became of a command",
            description = "The first outcome stands. What nobody acknowledges within some seconds of its deadline is"
                    + " UNKNOWN, and the desk is told; a later acknowledgement is still heard.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AckFact.class)))
    @APIResponse(responseCode = "204", description = "Taken")
    public Uni<Void> acknowledge(@PathParam("id") UUID id, @PathParam("commandId") UUID command, byte[] body) {
        return controllers.acknowledge(caller.tenant(), id, command, body == null ? new byte[0] : body);
    }

    @GET
    @Path("/policy")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "What the controller may decide by itself while it is cut off")
    public Uni<LanePolicyView> policy(@PathParam("id") UUID id) {
        boolean uploads = isController();
        return controllers.policy(caller.tenant(), id).map(policy -> LanePolicyView.of(policy, uploads));
    }

    private boolean isController() {
        return caller.roles().stream().anyMatch(CONTROLLERS::contains);
    }
}
