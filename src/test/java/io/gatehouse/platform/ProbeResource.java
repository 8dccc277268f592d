package io.gatehouse.platform;

import io.gatehouse.access.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** A thing of the tests: an endpoint as any room has it. */
@Path("/probes")
public class ProbeResource {

    private static final Logger LOG = Logger.getLogger(ProbeResource.class);

    /** What a probe takes. */
    public record Probe(
            @NotNull @Size(max = 20) String name,
            @Max(100) int count,
            Color color,
            Instant at,
            List<@Valid Part> parts) {}

    /** A part of a probe. */
    public record Part(@NotNull Integer size) {}

    /** For unknown values. */
    public enum Color {
        RED,
        GREEN
    }

    private final Pool pool;

    ProbeResource(Pool pool) {
        this.pool = pool;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(hidden = true)
    public Uni<Probe> echo(@Valid @NotNull Probe probe) {
        return Uni.createFrom().item(probe);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(hidden = true)
    public Uni<String> one(@PathParam("id") UUID id) {
        return pool.query("select 1").execute().map(rows -> {
            LOG.info("probed after the database");
            return "\"" + id + "\"";
        });
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(hidden = true)
    public Uni<List<String>> list(
            @BeanParam PageQuery page,
            @QueryParam("color") Color color,
            @QueryParam("from") Instant from,
            @QueryParam("parkId") UUID parkId) {
        page.below();
        page.oneMore();
        return Uni.createFrom().item(List.of(String.valueOf(color), String.valueOf(from)));
    }

    @GET
    @Path("broken")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(hidden = true)
    public Uni<String> broken() {
        throw new IllegalStateException("nobody foresaw this");
    }
}
