package io.gatehouse.order;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Orders over HTTP. Nobody makes them by hand: they come from stays and renewals. */
@Path("/v1/orders")
@Tag(name = "orders")
public class OrderResource {

    private final Caller caller;
    private final Database database;
    private final Orders orders;
    private final Payments payments;
    private final Refunds refunds;

    OrderResource(Caller caller, Database database, Orders orders, Payments payments, Refunds refunds) {
        this.caller = caller;
        this.database = database;
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "Orders, newest first")
    public Uni<Page<OrderView>> list(@Valid @BeanParam OrderQuery query) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> orders.page(tx, tenant, query))
                .map(rows -> Page.of(rows, query.limit, Order::id).map(OrderView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "One order, with its attempts to pay and its refunds")
    public Uni<OrderView> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> orders.of(tx, tenant, id).chain(order -> whole(tx, order)));
    }

    private Uni<OrderView> whole(SqlConnection tx, Order order) {
        return payments.ofOrder(tx, order.id()).chain(attempts -> refunds.ofOrder(tx, order.id())
                .map(returned -> OrderView.of(
                        order,
                        attempts.stream().map(PaymentView::of).toList(),
                        returned.stream().map(RefundView::of).toList())));
    }
}
