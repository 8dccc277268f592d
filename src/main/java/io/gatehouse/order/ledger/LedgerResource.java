package io.gatehouse.order.ledger;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.order.ledger.Ledger.Sum;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ledger, to be compared with a channel's daily bill. */
@Path("/v1/ledger")
@Tag(name = "orders")
public class LedgerResource {

    private final Caller caller;
    private final Database database;
    private final Ledger ledger;

    LedgerResource(Caller caller, Database database, Ledger ledger) {
        this.caller = caller;
        this.database = database;
        this.ledger = ledger;
    }

    /** What each account holds at each channel. */
    public record Balance(@Schema(description = "sums to zero per channel and currency") List<Sum> sums) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "Entries of the ledger, newest first")
    public Uni<Page<LedgerEntry>> entries(@Valid @BeanParam LedgerQuery query) {
        return database.inTenant(caller.tenant(), tx -> ledger.page(tx, caller.tenant(), query))
                .map(rows -> Page.of(rows, query.limit, LedgerEntry::id));
    }

    @GET
    @Path("/balance")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "What each account holds at each channel, of all times or of one day")
    public Uni<Balance> balance(@Valid @BeanParam LedgerQuery query) {
        return database.inTenant(caller.tenant(), tx -> ledger.sums(tx, caller.tenant(), query))
                .map(Balance::new);
    }
}
