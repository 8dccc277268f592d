package io.gatehouse.order.reconciliation;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Channels' daily bills compared with the ledger, over HTTP. */
@Path("/v1/reconciliations")
@Tag(name = "orders")
public class ReconciliationResource {

    private final Caller caller;
    private final Database database;
    private final Reconciliations reconciliations;

    ReconciliationResource(Caller caller, Database database, Reconciliations reconciliations) {
        this.caller = caller;
        this.database = database;
        this.reconciliations = reconciliations;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "Daily bills of payment channels, and how many differences each has, newest first")
    public Uni<Page<Reconciliation>> list(@Valid @BeanParam ReconciliationQuery query) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> reconciliations.page(tx, tenant, query))
                .map(rows -> Page.of(rows, query.limit, Reconciliation::id));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "One daily bill, with its differences from the ledger and their causes")
    public Uni<Reconciliation> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> reconciliations.of(tx, tenant, id));
    }
}
