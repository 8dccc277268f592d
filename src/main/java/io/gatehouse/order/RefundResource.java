package io.gatehouse.order;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Refunds of an order, over HTTP. */
@Path("/v1/orders/{id}/refunds")
@Tag(name = "orders")
public class RefundResource {

    private final Caller caller;
    private final Database database;
    private final Orders orders;
    private final Refunds refunds;
    private final RefundService service;

    RefundResource(Caller caller, Database database, Orders orders, Refunds refunds, RefundService service) {
        this.caller = caller;
        this.database = database;
        this.orders = orders;
        this.refunds = refunds;
        this.service = service;
    }

    /** All refunds of one order. */
    public record RefundList(List<RefundView> data) {}

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(
            summary = "Gives back some or all of what was paid",
            description = "The amount is reserved at once; that it arrived is told by `order.refunded`.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RefundView.class)))
    public Uni<Response> refund(@PathParam("id") UUID id, @NotNull @Valid RefundInput input) {
        var checked = input.checked();
        return service.request(caller.tenant(), id, checked.amount(), checked.reason())
                .map(refund -> Response.created(URI.create("/v1/orders/" + id + "/refunds/" + refund.id()))
                        .entity(RefundView.of(refund))
                        .build());
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "The refunds of an order, oldest first")
    public Uni<RefundList> list(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return database.inTenant(
                        tenant, tx -> orders.of(tx, tenant, id).chain(order -> refunds.ofOrder(tx, order.id())))
                .map(all -> new RefundList(all.stream().map(RefundView::of).toList()));
    }

    @GET
    @Path("/{refundId}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "One refund")
    public Uni<RefundView> get(@PathParam("id") UUID id, @PathParam("refundId") UUID refundId) {
        var tenant = caller.tenant();
        return database.inTenant(
                        tenant, tx -> orders.of(tx, tenant, id).chain(order -> refunds.of(tx, order.id(), refundId)))
                .map(RefundView::of);
    }
}
