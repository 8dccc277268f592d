package io.gatehouse.order.arrears;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.order.Orders;
import io.gatehouse.order.PaymentView;
import io.gatehouse.order.Plates;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What plates have left unpaid, over HTTP. */
@Path("/v1/arrears")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "arrears")
public class ArrearsResource {

    private final Caller caller;
    private final Database database;
    private final Orders orders;
    private final Debts debts;
    private final WriteOffs writeOffs;
    private final ArrearsService service;

    ArrearsResource(
            Caller caller, Database database, Orders orders, Debts debts, WriteOffs writeOffs, ArrearsService service) {
        this.caller = caller;
        this.database = database;
        this.orders = orders;
        this.debts = debts;
        this.writeOffs = writeOffs;
        this.service = service;
    }

    /** What was written off at once. */
    public record WriteOffList(List<WriteOff> data) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "Plates that owe something, across all parks; the newest debt first")
    public Uni<Page<Debt>> list(@Valid @BeanParam PageQuery page, @QueryParam("parkId") UUID parkId) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> debts.page(tx, tenant, page, parkId))
                .map(rows -> Page.of(rows, page.limit, Debt::id));
    }

    @GET
    @Path("/{plate}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "What a plate owes, and for what; nothing is an answer too")
    public Uni<PlateArrearsView> get(@PathParam("plate") @Size(max = 32) String written) {
        var tenant = caller.tenant();
        var plate = Plates.normalised("plate", written);
        return database.inTenant(tenant, tx -> orders.arrearsOf(tx, tenant, plate))
                .map(unpaid -> PlateArrearsView.of(plate, unpaid));
    }

    @POST
    @Path("/{plate}/payments")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.DRIVER_BACKEND})
    @Operation(
            summary = "Begins to pay a plate's arrears, in part or whole, with one payment",
            description = "A part pays the oldest orders first, and splits the one in which it ends: an order's total"
                    + " never changes. Each order tells `order.paid`, several at once also `arrears.paid`.")
    @APIResponse(
            responseCode = "200",
            description = "The attempt that is live already",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> pay(
            @PathParam("plate") @Size(max = 32) String written, @NotNull @Valid ArrearsPaymentInput input) {
        var plate = Plates.normalised("plate", written);
        return service.pay(caller.tenant(), plate, input.checked().amount(), input.start())
                .map(started -> {
                    var payment = started.payment();
                    return Response.status(started.fresh() ? 201 : 200)
                            .location(URI.create("/v1/orders/" + payment.orderId() + "/payments/" + payment.id()))
                            .entity(PaymentView.of(payment))
                            .build();
                });
    }

    @GET
    @Path("/{plate}/write-offs")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "What was written off of a plate's arrears, newest first")
    public Uni<Page<WriteOff>> writtenOff(
            @PathParam("plate") @Size(max = 32) String written, @Valid @BeanParam PageQuery page) {
        var tenant = caller.tenant();
        var plate = Plates.normalised("plate", written);
        return database.inTenant(tenant, tx -> writeOffs.page(tx, tenant, plate, page))
                .map(rows -> Page.of(rows, page.limit, WriteOff::id));
    }

    @POST
    @Path("/{plate}/write-offs")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Gives up what a plate owes, or one order of it, for a reason",
            description = "The orders are cancelled. What is paid for them all the same is given back.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = WriteOffList.class)))
    public Uni<Response> writeOff(
            @PathParam("plate") @Size(max = 32) String written, @NotNull @Valid WriteOffInput input) {
        var plate = Plates.normalised("plate", written);
        return service.writeOff(caller.tenant(), plate, input.orderId(), input.reason(), caller.subject())
                .map(done -> Response.status(201).entity(new WriteOffList(done)).build());
    }
}
