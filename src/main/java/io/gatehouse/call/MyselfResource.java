package io.gatehouse.call;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The agent who asks, over HTTP. */
@Path("/v1/agents/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agents")
public class MyselfResource {

    private final Caller caller;
    private final AgentService agents;

    MyselfResource(Caller caller, AgentService agents) {
        this.caller = caller;
        this.agents = agents;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "The agent whose token this is")
    public Uni<AgentView> get() {
        return agents.itself(who()).map(AgentView::of);
    }

    @PUT
    @Path("/seat")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(
            summary = "Takes a seat, or gives it up",
            description = "A seat that another agent has moves only with a reason; the other loses it and is told.")
    public Uni<AgentView> sit(@NotNull @Valid AgentInput.Seat input) {
        return agents.sit(who(), input.seat(), input.reason()).map(AgentView::of);
    }

    @PUT
    @Path("/status")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(
            summary = "Says what the agent is ready for",
            description = "READY lasts while a stream is open; ten seconds without one, and the agent is OFFLINE.")
    public Uni<AgentView> become(@NotNull @Valid AgentInput.Status input) {
        return agents.become(who(), input.status()).map(AgentView::of);
    }

    private Who who() {
        return new Who(caller.tenant(), caller.subject(), caller.roles().contains(Roles.OPERATOR));
    }
}
