package io.gatehouse.access.provider;

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

/** Tenants' identity providers over HTTP, as they are set up. */
@Path("/v1/identity-providers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "identity-providers")
public class ProviderResource {

    private final Caller caller;
    private final ProviderService providers;

    ProviderResource(Caller caller, ProviderService providers) {
        this.caller = caller;
        this.providers = providers;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "Identity providers, newest first")
    public Uni<Page<ProviderView>> list(@Valid @BeanParam PageQuery page, @QueryParam("disabled") Boolean disabled) {
        var filters = new HashMap<String, Object>();
        filters.put("disabled", disabled);
        return providers
                .page(caller.tenant(), page, filters)
                .map(rows -> Page.of(rows, page.limit, provider -> provider.id).map(ProviderView::of));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "A new identity provider",
            description = "Its tokens are taken from now on: of people whose groups have roles here, as of this tenant,"
                    + " whatever they say of tenants.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ProviderView.class)))
    public Uni<Response> create(@NotNull @Valid ProviderInput input) {
        return providers
                .create(caller.tenant(), input)
                .map(provider ->
                        answer(Response.created(URI.create("/v1/identity-providers/" + provider.id)), provider));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "One identity provider")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ProviderView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        return providers.get(caller.tenant(), id).map(provider -> answer(Response.ok(), provider));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Changes an identity provider")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = ProviderInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ProviderView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        return providers.change(caller.tenant(), id, ifMatch, patch).map(provider -> answer(Response.ok(), provider));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Removes an identity provider; its tokens are refused")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> delete(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch) {
        return providers.delete(caller.tenant(), id, ifMatch);
    }

    private static Response answer(Response.ResponseBuilder response, Provider provider) {
        return ETags.tagged(response.entity(ProviderView.of(provider)), provider)
                .build();
    }
}
