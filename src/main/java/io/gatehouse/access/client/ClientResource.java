package io.gatehouse.access.client;

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

/** Clients over HTTP. */
@Path("/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clients")
public class ClientResource {

    private final Caller caller;
    private final ClientService clients;

    ClientResource(Caller caller, ClientService clients) {
        this.caller = caller;
        this.clients = clients;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "Clients with their secrets' ids and last use, newest first")
    public Uni<Page<ClientView>> list(@Valid @BeanParam PageQuery page, @QueryParam("disabled") Boolean disabled) {
        var filters = new HashMap<String, Object>();
        filters.put("disabled", disabled);
        return clients.list(caller.tenant(), page, filters);
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "A new client; it gets no token until a secret is made for it")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ClientView.class)))
    public Uni<Response> create(@NotNull @Valid ClientInput input) {
        return clients.create(caller.tenant(), input)
                .chain(client -> answer(Response.created(URI.create("/v1/clients/" + client.id)), client));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "One client with its secrets' ids and last use")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ClientView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        return clients.get(caller.tenant(), id).chain(client -> answer(Response.ok(), client));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Changes a client, or revokes it",
            description =
                    "`{\"disabled\": true}` revokes it. What is taken from it is taken at once, from tokens that it"
                            + " has as well; what it is given comes with its next token.")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = ClientInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ClientView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        return clients.change(caller.tenant(), id, ifMatch, patch).chain(client -> answer(Response.ok(), client));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Removes a client; its tokens are refused")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> delete(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch) {
        return clients.delete(caller.tenant(), id, ifMatch);
    }

    private Uni<Response> answer(Response.ResponseBuilder response, Client client) {
        return clients.shown(client)
                .map(view -> ETags.tagged(response.entity(view), client).build());
    }
}
