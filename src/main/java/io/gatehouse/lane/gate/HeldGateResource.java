package io.gatehouse.lane.gate;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The gates that are held open, over HTTP. */
@Path("/v1/lanes/held-open")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lanes")
public class HeldGateResource {

    private final Caller caller;
    private final Database database;
    private final HeldGates gates;

    HeldGateResource(Caller caller, Database database, HeldGates gates) {
        this.caller = caller;
        this.database = database;
        this.gates = gates;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.MAINTENANCE, Roles.AUDITOR})
    @Operation(
            summary = "Lanes whose gate is held open while nobody is seen there, newest first",
            description = "A car that can have left by such an exit unseen is charged up to its beginning only, as soon"
                    + " as it is known to have left.")
    public Uni<Page<HeldGateView>> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("parkId") UUID parkId,
            @QueryParam("laneId") UUID laneId,
            @Parameter(description = "also those that are closed again") @QueryParam("past") @DefaultValue("false")
                    boolean past) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> gates.page(tx, tenant, page, parkId, laneId, past))
                .map(rows ->
                        Page.of(rows, page.limit, named -> named.gate().id()).map(HeldGateView::of));
    }
}
