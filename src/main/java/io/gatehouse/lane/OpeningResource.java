package io.gatehouse.lane;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every opening of a gate, over HTTP. */
@Path("/v1/openings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "passages")
public class OpeningResource {

    private final Caller caller;
    private final Database database;
    private final Openings openings;

    OpeningResource(Caller caller, Database database, Openings openings) {
        this.caller = caller;
        this.database = database;
        this.openings = openings;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "Openings, newest first: who or what decided each, why, and how it ended")
    public Uni<Page<OpeningView>> list(@Valid @BeanParam OpeningQuery query) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> openings.page(tx, tenant, query, query.filter()))
                .map(rows -> Page.of(rows, query.limit, Opening::id).map(OpeningView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "One opening")
    public Uni<OpeningView> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> openings.one(tx, tenant, id)).map(OpeningView::of);
    }
}
