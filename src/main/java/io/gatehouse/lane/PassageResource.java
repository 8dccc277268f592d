package io.gatehouse.lane;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.gatehouse.robot.Commands;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
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

/** Passages over HTTP. */
@Path("/v1/passages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "passages")
public class PassageResource {

    private final Caller caller;
    private final Database database;
    private final Passages passages;
    private final Openings openings;
    private final Commands commands;

    PassageResource(Caller caller, Database database, Passages passages, Openings openings, Commands commands) {
        this.caller = caller;
        this.database = database;
        this.passages = passages;
        this.openings = openings;
        this.commands = commands;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "Passages, newest first")
    public Uni<Page<PassageView>> list(@Valid @BeanParam PassageQuery query) {
        var tenant = caller.tenant();
        var filter = query.filter();
        return database.inTenant(tenant, tx -> passages.page(tx, tenant, query, filter))
                .map(rows -> Page.of(rows, query.limit, Passage::id).map(PassageView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "One passage, with its openings and everything that its robot was told")
    public Uni<PassageView> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> passages.one(tx, tenant, id).chain(passage -> whole(tx, passage)));
    }

    private Uni<PassageView> whole(SqlConnection tx, Passage passage) {
        var tenant = passage.place().tenantId();
        return openings.ofPassage(tx, tenant, passage.id()).chain(opened -> commands.ofPassage(tx, tenant, passage.id())
                .map(told -> PassageView.of(
                        passage, opened.stream().map(OpeningView::of).toList(), told)));
    }
}
