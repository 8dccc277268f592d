package io.gatehouse.event.webhook;

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
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Webhooks over HTTP, as they are set up. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
public class WebhookResource {

    private final Caller caller;
    private final WebhookService webhooks;
    private final WebhookSignal signal;

    WebhookResource(Caller caller, WebhookService webhooks, WebhookSignal signal) {
        this.caller = caller;
        this.webhooks = webhooks;
        this.signal = signal;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "Webhooks and how they stand, newest first")
    public Uni<Page<WebhookView>> list(@Valid @BeanParam PageQuery page) {
        return webhooks.list(caller.tenant(), page);
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(
            summary = "A new webhook; its secret is shown this once",
            description =
                    "From now on events are posted there as Standard Webhooks says, until one is answered with 410 or "
                            + "nothing was answered with 2xx for five days. An address that is not on the public internet, or not "
                            + "https, is refused.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = WebhookCreated.class)))
    public Uni<Response> create(@NotNull @Valid WebhookInput input) {
        return webhooks.create(caller.tenant(), caller.subject(), input)
                .invoke(signal::look)
                .map(created -> ETags.tagged(
                                Response.created(URI.create("/v1/webhooks/" + created.webhook().id)), created.webhook())
                        .entity(WebhookCreated.of(created.webhook(), created.secret()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "One webhook and how it stands")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        return webhooks.get(caller.tenant(), id).chain(this::answer);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "Changes a webhook; what is still to be told goes to the new address")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = WebhookInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        return webhooks.change(caller.tenant(), id, ifMatch, patch).chain(this::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "Removes a webhook, with what was and is to be told to it")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> delete(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch) {
        return webhooks.delete(caller.tenant(), id, ifMatch);
    }

    @PUT
    @Path("/{id}/state")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(
            summary = "Disables a webhook, or enables it again",
            description = "A webhook that is enabled is told what happens from then on.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Uni<Response> become(@PathParam("id") UUID id, @NotNull @Valid StateInput input) {
        return webhooks.become(caller.tenant(), id, input.state())
                .invoke(signal::look)
                .chain(this::answer);
    }

    @POST
    @Path("/{id}/secret")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(
            summary = "Makes a new secret, shown this once",
            description = "For 24 hours the one before signs, too: `webhook-signature` has both signatures.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = NewSecret.class)))
    public Uni<Response> rotate(@PathParam("id") UUID id) {
        return webhooks.rotate(caller.tenant(), id).map(secret -> Response.ok(secret)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
    }

    private Uni<Response> answer(Webhook webhook) {
        return webhooks.shown(webhook)
                .map(view -> ETags.tagged(Response.ok(view), webhook).build());
    }
}
