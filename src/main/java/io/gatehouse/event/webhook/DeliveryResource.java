package io.gatehouse.event.webhook;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a webhook was and is to be told, over HTTP. */
@RegisterForReflection(
        targets = {
            Attempt.class,
            DeliveryView.class,
            NewSecret.class,
            ReplayView.class,
            WebhookCreated.class,
            WebhookView.class
        })
@Path("/v1/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
public class DeliveryResource {

    private final Caller caller;
    private final Database database;
    private final WebhookService webhooks;
    private final DeliveryService service;
    private final Deliveries deliveries;
    private final Couriers couriers;

    DeliveryResource(
            Caller caller,
            Database database,
            WebhookService webhooks,
            DeliveryService service,
            Deliveries deliveries,
            Couriers couriers) {
        this.caller = caller;
        this.database = database;
        this.webhooks = webhooks;
        this.service = service;
        this.deliveries = deliveries;
        this.couriers = couriers;
    }

    @GET
    @Path("/deliveries")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "What was sent and what was answered, newest first")
    public Uni<Page<DeliveryView>> list(
            @PathParam("id") UUID id,
            @Valid @BeanParam PageQuery page,
            @QueryParam("state") DeliveryState state,
            @QueryParam("type") @Size(max = 100) String type) {
        var tenant = caller.tenant();
        return webhooks.get(tenant, id)
                .chain(webhook -> database.inTenant(tenant, tx -> deliveries.page(tx, tenant, id, page, state, type)))
                .map(rows -> Page.of(rows, page.limit, Delivery::id).map(DeliveryView::of));
    }

    @GET
    @Path("/deliveries/{deliveryId}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "One delivery: what was sent and what was answered")
    public Uni<DeliveryView> get(@PathParam("id") UUID id, @PathParam("deliveryId") UUID deliveryId) {
        var tenant = caller.tenant();
        return webhooks.get(tenant, id)
                .chain(webhook -> database.inTenant(tenant, tx -> deliveries.one(tx, tenant, id, deliveryId)))
                .map(DeliveryView::of);
    }

    @POST
    @Path("/test")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "Sends a test event, `webhook.test`; what is answered stands in its delivery")
    @APIResponse(
            responseCode = "202",
            description = "It is on its way",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Uni<Response> test(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return service.test(tenant, id)
                .invoke(() -> couriers.wake(tenant, id))
                .map(delivery -> Response.accepted(DeliveryView.of(delivery)).build());
    }

    @POST
    @Path("/replays")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(
            summary = "Tells one event again, or everything since a moment",
            description = "An event that is told again has the same `webhook-id`.")
    @APIResponse(
            responseCode = "202",
            description = "It is on its way",
            content = @Content(schema = @Schema(implementation = ReplayView.class)))
    public Uni<Response> replay(@PathParam("id") UUID id, @NotNull @Valid ReplayInput input) {
        var tenant = caller.tenant();
        return webhooks.get(tenant, id)
                .invoke(input::requireOne)
                .chain(() -> input.since() == null
                        ? service.replay(tenant, id, input.deliveryId()).map(DeliveryView::of)
                        : service.replaySince(tenant, id, input.since()).<DeliveryView>replaceWith(() -> null))
                .invoke(() -> couriers.wake(tenant, id))
                .map(delivery -> Response.accepted(new ReplayView(delivery, input.since()))
                        .build());
    }
}
