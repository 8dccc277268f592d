package io.gatehouse.park;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Car parks over HTTP. */
@Path("/v1/parks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "parks")
public class ParkResource {

    private final Caller caller;
    private final SetUp setUp;
    private final Parks parks;
    private final ParkGroups groups;
    private final ParkViews views;
    private final SpacesService spaces;
    private final MergePatch mergePatch;
    private final Clock clock;

    ParkResource(
            Caller caller,
            SetUp setUp,
            Parks parks,
            ParkGroups groups,
            ParkViews views,
            SpacesService spaces,
            MergePatch mergePatch,
            Clock clock) {
        this.caller = caller;
        this.setUp = setUp;
        this.parks = parks;
        this.groups = groups;
        this.views = views;
        this.spaces = spaces;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ParkMap.MEDIA_TYPE})
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.MAINTENANCE, Roles.AUDITOR
    })
    @Operation(summary = "Parks with their free spaces, newest first; with format=geojson for a map")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ParkPage.class)),
                @Content(mediaType = ParkMap.MEDIA_TYPE, schema = @Schema(implementation = ParkMap.class))
            })
    public Uni<Response> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("code") @Size(max = 64) String code,
            @QueryParam("admission") Admission admission,
            @QueryParam("format") @Pattern(regexp = "json|geojson") @Parameter(description = "json or geojson")
                    String format) {
        var tenant = caller.tenant();
        var filters = new HashMap<String, Object>();
        filters.put("code", code);
        filters.put("admission", admission);
        return setUp.inTenant(tenant, () -> parks.page(tenant, page, filters))
                .map(rows -> Page.of(rows, page.limit, park -> park.id))
                .chain(rows -> views.of(tenant, rows))
                .map(rows -> "geojson".equals(format)
                        ? Response.ok(ParkMap.of(rows), ParkMap.MEDIA_TYPE).build()
                        : Response.ok(rows, MediaType.APPLICATION_JSON).build());
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "A new park")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ParkView.class)))
    public Uni<Response> create(@NotNull @Valid ParkInput input) {
        var park = new Park(caller.tenant(), clock.instant(), input.checked());
        return setUp.inTenant(park.tenantId, () -> groups.known(park.tenantId, park.groupId)
                        .chain(() -> parks.persistAndFlush(park)))
                .chain(() -> answer(Response.created(URI.create("/v1/parks/" + park.id)), park));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.MAINTENANCE, Roles.AUDITOR
    })
    @Operation(summary = "One park")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ParkView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> parks.ofTenant(tenant, id)).chain(park -> answer(Response.ok(), park));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Changes a park; more spaces let waiting cars in")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = ParkInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ParkView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> parks.ofTenant(tenant, id)
                        .invoke(park -> ETags.match(ifMatch, park))
                        .invoke(park -> park.become(mergePatch
                                .apply(ParkInput.of(park), patch, ParkInput.class)
                                .checked()))
                        .call(park -> groups.known(tenant, park.groupId))
                        .call(parks::flush))
                .invoke(park -> spaces.tellLanes(tenant, park.id))
                .chain(park -> answer(Response.ok(), park));
    }

    private Uni<Response> answer(Response.ResponseBuilder response, Park park) {
        return views.of(park)
                .map(view -> ETags.tagged(response.entity(view), park).build());
    }

    /** A page of parks, named for the document. */
    record ParkPage(List<ParkView> data, @Schema(nullable = true) String next) {}
}
