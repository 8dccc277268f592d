package io.gatehouse.call;

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

/** Call centres over HTTP, as they are set up. */
@Path("/v1/call-centers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "call-centers")
public class CallCenterResource {

    private final Caller caller;
    private final CallCenterService centers;

    CallCenterResource(Caller caller, CallCenterService centers) {
        this.caller = caller;
        this.centers = centers;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "Call centres, newest first")
    public Uni<Page<CallCenterView>> list(@Valid @BeanParam PageQuery page, @QueryParam("kind") CallCenterKind kind) {
        var filters = new HashMap<String, Object>();
        filters.put("kind", kind);
        return centers.page(caller.tenant(), page, filters)
                .map(rows -> Page.of(rows, page.limit, contract -> contract.id).map(CallCenterView::of));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "A new call centre", description = "The oldest one of a tenant makes its outgoing calls.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = CallCenterView.class)))
    public Uni<Response> create(@NotNull @Valid CallCenterInput input) {
        return centers.create(caller.tenant(), input)
                .map(contract -> answer(Response.created(URI.create("/v1/call-centers/" + contract.id)), contract));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "One call centre")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = CallCenterView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        return centers.get(caller.tenant(), id).map(contract -> answer(Response.ok(), contract));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Changes a call centre", description = "Secrets that are left out stay.")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = CallCenterInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = CallCenterView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        return centers.change(caller.tenant(), id, ifMatch, patch).map(contract -> answer(Response.ok(), contract));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Removes a call centre; its calls stay")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> delete(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch) {
        return centers.delete(caller.tenant(), id, ifMatch);
    }

    private static Response answer(Response.ResponseBuilder response, CenterContract contract) {
        return ETags.tagged(response.entity(CallCenterView.of(contract)), contract)
                .build();
    }
}
