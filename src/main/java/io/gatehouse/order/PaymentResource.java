package io.gatehouse.order;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.order.PaymentService.Started;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
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

/** Attempts to pay an order, over HTTP. */
@Path("/v1/orders/{id}/payments")
@Tag(name = "orders")
public class PaymentResource {

    private final Caller caller;
    private final Database database;
    private final Orders orders;
    private final Payments payments;
    private final PaymentService service;

    PaymentResource(Caller caller, Database database, Orders orders, Payments payments, PaymentService service) {
        this.caller = caller;
        this.database = database;
        this.orders = orders;
        this.payments = payments;
        this.service = service;
    }

    /** All attempts of one order. */
    public record PaymentList(List<PaymentView> data) {}

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.DRIVER_BACKEND})
    @Operation(
            summary = "Begins to pay",
            description = "A live attempt of the same channel and method is answered again (200). A QR code that nobody"
                    + " has paid makes way for another method. Whether the money came is told by `order.paid`.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> start(@PathParam("id") UUID id, @NotNull @Valid PaymentInput input) {
        return service.start(caller.tenant(), id, input.checked()).map(PaymentResource::answer);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "The attempts to pay an order, oldest first")
    public Uni<PaymentList> list(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return database.inTenant(
                        tenant, tx -> orders.of(tx, tenant, id).chain(order -> payments.ofOrder(tx, order.id())))
                .map(attempts ->
                        new PaymentList(attempts.stream().map(PaymentView::of).toList()));
    }

    @GET
    @Path("/{paymentId}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "One attempt to pay")
    public Uni<PaymentView> get(@PathParam("id") UUID id, @PathParam("paymentId") UUID paymentId) {
        return list(id).map(all -> all.data().stream()
                .filter(payment -> payment.id().equals(paymentId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("payment", paymentId)));
    }

    private static Response answer(Started started) {
        var payment = started.payment();
        var at = URI.create("/v1/orders/" + payment.orderId() + "/payments/" + payment.id());
        var response = started.fresh() ? Response.created(at) : Response.ok().location(at);
        return response.entity(PaymentView.of(payment)).build();
    }
}
