package io.gatehouse.lane;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.park.Parks;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.time.Clock;
import java.util.HashMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lanes over HTTP, as they are set up. */
@Path("/v1/lanes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lanes")
public class LaneResource {

    private final Caller caller;
    private final SetUp setUp;
    private final Lanes lanes;
    private final Parks parks;
    private final MergePatch mergePatch;
    private final Clock clock;

    LaneResource(Caller caller, SetUp setUp, Lanes lanes, Parks parks, MergePatch mergePatch, Clock clock) {
        this.caller = caller;
        this.setUp = setUp;
        this.lanes = lanes;
        this.parks = parks;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.MAINTENANCE, Roles.AUDITOR})
    @Operation(summary = "Lanes, newest first")
    public Uni<Page<LaneView>> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("parkId") UUID parkId,
            @QueryParam("direction") Direction direction) {
        var tenant = caller.tenant();
        var filters = new HashMap<String, Object>();
        filters.put("parkId", parkId);
        filters.put("direction", direction);
        return setUp.inTenant(tenant, () -> lanes.page(tenant, page, filters))
                .map(rows -> Page.of(rows, page.limit, lane -> lane.id).map(LaneView::of));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "A new lane of a park")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = LaneView.class)))
    public Uni<Response> create(@NotNull @Valid LaneInput input) {
        var lane = new Lane(caller.tenant(), clock.instant(), input);
        return setUp.inTenant(lane.tenantId, () -> parks.ofTenant(lane.tenantId, lane.parkId)
                        .chain(() -> lanes.persistAndFlush(lane)))
                .map(kept -> answer(Response.created(URI.create("/v1/lanes/" + lane.id)), lane));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.MAINTENANCE, Roles.AUDITOR})
    @Operation(summary = "One lane")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = LaneView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> lanes.ofTenant(tenant, id)).map(lane -> answer(Response.ok(), lane));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Changes a lane")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = LaneInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = LaneView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> lanes.ofTenant(tenant, id)
                        .invoke(lane -> ETags.match(ifMatch, lane))
                        .invoke(lane -> lane.become(mergePatch
                                .apply(LaneInput.of(lane), patch, LaneInput.class)
                                .stayingAt(lane.parkId)))
                        .call(lanes::flush))
                .map(lane -> answer(Response.ok(), lane));
    }

    private static Response answer(Response.ResponseBuilder response, Lane lane) {
        return ETags.tagged(response.entity(LaneView.of(lane)), lane).build();
    }
}
