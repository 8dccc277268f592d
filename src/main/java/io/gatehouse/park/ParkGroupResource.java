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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Groups of parks over HTTP. */
@Path("/v1/park-groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "parks")
public class ParkGroupResource {

    private final Caller caller;
    private final SetUp setUp;
    private final ParkGroups groups;
    private final MergePatch mergePatch;
    private final Clock clock;

    ParkGroupResource(Caller caller, SetUp setUp, ParkGroups groups, MergePatch mergePatch, Clock clock) {
        this.caller = caller;
        this.setUp = setUp;
        this.groups = groups;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "Groups of parks, newest first")
    public Uni<Page<ParkGroupView>> list(@Valid @BeanParam PageQuery page) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> groups.page(tenant, page, Map.of()))
                .map(rows -> Page.of(rows, page.limit, group -> group.id).map(ParkGroupView::of));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "A new group of parks; a park says itself which one it belongs to")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ParkGroupView.class)))
    public Uni<Response> create(@NotNull @Valid ParkGroupInput input) {
        var group = new ParkGroup(caller.tenant(), clock.instant(), input);
        return setUp.inTenant(group.tenantId, () -> groups.known(group.tenantId, input.parentId())
                        .chain(() -> groups.persistAndFlush(group)))
                .map(made -> answer(Response.created(URI.create("/v1/park-groups/" + made.id)), made));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "One group of parks")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ParkGroupView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> groups.ofTenant(tenant, id)).map(group -> answer(Response.ok(), group));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Changes a group of parks")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = ParkGroupInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ParkGroupView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> groups.ofTenant(tenant, id)
                        .invoke(group -> ETags.match(ifMatch, group))
                        .call(group -> change(group, patch)))
                .map(group -> answer(Response.ok(), group));
    }

    private Uni<Void> change(ParkGroup group, JsonNode patch) {
        var input = mergePatch.apply(ParkGroupInput.of(group), patch, ParkGroupInput.class);
        return groups.notInside(group.tenantId, group.id, input.parentId())
                .invoke(() -> group.become(input))
                .chain(groups::flush);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Removes a group of parks that no park and no group belongs to any more")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> delete(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> groups.ofTenant(tenant, id)
                .invoke(group -> ETags.match(ifMatch, group))
                .chain(groups::delete)
                .chain(groups::flush));
    }

    private static Response answer(Response.ResponseBuilder response, ParkGroup group) {
        return ETags.tagged(response.entity(ParkGroupView.of(group)), group).build();
    }
}
