package io.gatehouse.robot;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Robots over HTTP. */
@Path("/v1/robots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "robots")
public class RobotResource {

    private final Caller caller;
    private final RobotService robots;

    RobotResource(Caller caller, RobotService robots) {
        this.caller = caller;
        this.robots = robots;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.MAINTENANCE, Roles.AUDITOR})
    @Operation(summary = "Robots with what they report of themselves, newest first")
    public Uni<Page<RobotView>> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("parkId") UUID parkId,
            @QueryParam("laneId") UUID laneId,
            @QueryParam("presence") Presence presence) {
        var filters = new HashMap<String, Object>();
        filters.put("parkId", parkId);
        filters.put("laneId", laneId);
        filters.put("presence", presence);
        return robots.list(caller.tenant(), page, filters);
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.MAINTENANCE})
    @Operation(summary = "A new robot; it cannot connect until a secret is made for it")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = RobotView.class)))
    public Uni<Response> create(@NotNull @Valid RobotInput input) {
        return robots.create(caller.tenant(), input)
                .chain(robot -> answer(Response.created(URI.create("/v1/robots/" + robot.id)), robot));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.MAINTENANCE, Roles.AUDITOR})
    @Operation(summary = "One robot with what it reports of itself")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = RobotView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        return robots.get(caller.tenant(), id).chain(robot -> answer(Response.ok(), robot));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.OPERATOR, Roles.MAINTENANCE})
    @Operation(summary = "Changes a robot")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = RobotInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = RobotView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        return robots.change(caller.tenant(), id, ifMatch, patch).chain(robot -> answer(Response.ok(), robot));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.MAINTENANCE})
    @Operation(summary = "Removes a robot; it cannot connect any more")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> delete(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch) {
        return robots.delete(caller.tenant(), id, ifMatch);
    }

    @GET
    @Path("/{id}/commands")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.MAINTENANCE, Roles.AUDITOR})
    @Operation(summary = "What the robot was told to do and what became of it, newest first")
    public Uni<Page<CommandView>> commands(@PathParam("id") UUID id, @Valid @BeanParam PageQuery page) {
        return robots.commands(caller.tenant(), id, page);
    }

    private Uni<Response> answer(Response.ResponseBuilder response, Robot robot) {
        return robots.shown(robot)
                .map(view -> ETags.tagged(response.entity(view), robot).build());
    }
}
