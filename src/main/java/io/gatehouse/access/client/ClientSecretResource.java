package io.gatehouse.access.client;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Clients' secrets over HTTP. */
@Path("/v1/clients/{id}/secrets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clients")
public class ClientSecretResource {

    private final Caller caller;
    private final ClientService clients;

    ClientSecretResource(Caller caller, ClientService clients) {
        this.caller = caller;
        this.clients = clients;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Makes a secret, shown this once",
            description = "Two may be live at a time: make the second, let the program use it, delete the first.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = NewSecret.class)))
    public Uni<Response> make(@PathParam("id") UUID client) {
        return clients.makeSecret(caller.tenant(), client, caller.subject())
                .map(secret -> Response.created(URI.create("/v1/clients/" + client + "/secrets/" + secret.id()))
                        .entity(secret)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @DELETE
    @Path("/{secretId}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Revokes one secret, and the tokens that were got with it")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> delete(@PathParam("id") UUID client, @PathParam("secretId") UUID secret) {
        return clients.deleteSecret(caller.tenant(), client, secret);
    }
}
