package io.gatehouse.robot;

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

/** Cameras over HTTP, as they are set up. */
@Path("/v1/cameras")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cameras")
public class CameraResource {

    private final Caller caller;
    private final SetUp setUp;
    private final Cameras cameras;
    private final LanesKnown lanes;
    private final MergePatch mergePatch;
    private final Clock clock;

    CameraResource(Caller caller, SetUp setUp, Cameras cameras, LanesKnown lanes, MergePatch mergePatch, Clock clock) {
        this.caller = caller;
        this.setUp = setUp;
        this.cameras = cameras;
        this.lanes = lanes;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.MAINTENANCE, Roles.AUDITOR})
    @Operation(summary = "Cameras, newest first")
    public Uni<Page<CameraView>> list(
            @Valid @BeanParam PageQuery page, @QueryParam("laneId") UUID laneId, @QueryParam("kind") CameraKind kind) {
        var tenant = caller.tenant();
        var filters = new HashMap<String, Object>();
        filters.put("laneId", laneId);
        filters.put("kind", kind);
        return setUp.inTenant(tenant, () -> cameras.page(tenant, page, filters))
                .map(rows -> Page.of(rows, page.limit, camera -> camera.id).map(CameraView::of));
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.MAINTENANCE})
    @Operation(summary = "A new camera")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = CameraView.class)))
    public Uni<Response> create(@NotNull @Valid CameraInput input) {
        var camera = new Camera(caller.tenant(), clock.instant(), input);
        return setUp.inTenant(camera.tenantId, () -> lanes.parkOf(camera.tenantId, camera.laneId)
                        .chain(() -> cameras.persistAndFlush(camera)))
                .map(kept -> answer(Response.created(URI.create("/v1/cameras/" + camera.id)), camera));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.MAINTENANCE, Roles.AUDITOR})
    @Operation(summary = "One camera")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = CameraView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        return cameraOf(caller.tenant(), id).map(camera -> answer(Response.ok(), camera));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.OPERATOR, Roles.MAINTENANCE})
    @Operation(summary = "Changes a camera")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = CameraInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = CameraView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> cameras.ofTenant(tenant, id)
                        .invoke(camera -> ETags.match(ifMatch, camera))
                        .invoke(camera ->
                                camera.become(mergePatch.apply(CameraInput.of(camera), patch, CameraInput.class)))
                        .call(camera -> lanes.parkOf(tenant, camera.laneId))
                        .call(cameras::flush))
                .map(camera -> answer(Response.ok(), camera));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.MAINTENANCE})
    @Operation(summary = "Removes a camera")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> delete(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> cameras.ofTenant(tenant, id)
                .invoke(camera -> ETags.match(ifMatch, camera))
                .chain(cameras::delete));
    }

    private Uni<Camera> cameraOf(UUID tenant, UUID id) {
        return setUp.inTenant(tenant, () -> cameras.ofTenant(tenant, id));
    }

    private static Response answer(Response.ResponseBuilder response, Camera camera) {
        return ETags.tagged(response.entity(CameraView.of(camera)), camera).build();
    }
}
