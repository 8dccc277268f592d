package io.gatehouse.call;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.access.VisibleParks;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Calls over HTTP. */
@Path("/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls")
public class CallResource {

    private final Caller caller;
    private final Database database;
    private final Calls calls;
    private final CallOffers offers;
    private final CallService service;
    private final RobotCallService robots;
    private final VisibleParks parks;

    CallResource(
            Caller caller,
            Database database,
            Calls calls,
            CallOffers offers,
            CallService service,
            RobotCallService robots,
            VisibleParks parks) {
        this.caller = caller;
        this.database = database;
        this.calls = calls;
        this.offers = offers;
        this.service = service;
        this.robots = robots;
        this.parks = parks;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "Calls, newest first", description = "An agent sees those of the parks that it serves.")
    public Uni<Page<CallView>> list(@Valid @BeanParam CallQuery query) {
        var tenant = caller.tenant();
        return parks.ofCaller()
                .invoke(within -> query.within = within.orElse(null))
                .chain(() -> database.inTenant(tenant, tx -> calls.page(tx, tenant, query)))
                .map(rows -> Page.of(rows, query.limit, Call::id).map(CallView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "One call, with whom it was offered to")
    public Uni<CallView> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> calls.of(tx, tenant, id)
                .chain(call -> offers.ofCall(tx, tenant, id).map(made -> CallView.of(call, made))));
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(
            summary = "Calls the robot of a lane",
            description = "The agent has the call at once. A call that waits about the same car becomes this one.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = CallView.class)))
    public Uni<Response> callRobot(@NotNull @Valid CallInput input) {
        return robots.call(who(), input.laneId()).map(call -> Response.created(URI.create("/v1/calls/" + call.id()))
                .entity(CallView.of(call))
                .build());
    }

    @POST
    @Path("/{id}/acceptance")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(summary = "The agent whom it is offered to answers it")
    public Uni<CallView> accept(@PathParam("id") UUID id) {
        return service.accept(who(), id).map(CallView::of);
    }

    @POST
    @Path("/{id}/rejection")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(summary = "The agent whom it is offered to does not take it; the next one is asked")
    public Uni<CallView> reject(@PathParam("id") UUID id) {
        return service.reject(who(), id).map(CallView::of);
    }

    @POST
    @Path("/{id}/transfer")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(summary = "Gives an answered call to another agent, who is asked first")
    public Uni<CallView> transfer(@PathParam("id") UUID id, @NotNull @Valid CallInput.Transfer input) {
        return service.transfer(who(), id, input.agentId(), input.reason()).map(CallView::of);
    }

    @POST
    @Path("/{id}/wrap-up")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(summary = "Hangs up; the agent keeps the call until it is closed")
    public Uni<CallView> wrapUp(@PathParam("id") UUID id) {
        return service.wrapUp(who(), id).map(CallView::of);
    }

    @POST
    @Path("/{id}/closure")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(summary = "Closes a call, and hangs up if need be")
    public Uni<CallView> close(@PathParam("id") UUID id, @NotNull @Valid CallInput.Closure input) {
        return service.close(who(), id, input.disposition(), input.remark()).map(CallView::of);
    }

    private Who who() {
        return new Who(caller.tenant(), caller.subject(), caller.roles().contains(Roles.OPERATOR));
    }
}
