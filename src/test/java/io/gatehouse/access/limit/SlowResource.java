package io.gatehouse.access.limit;

import io.gatehouse.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A thing of the tests: an endpoint that takes its time. */
@Path("/v1/slowness")
public class SlowResource {

    @GET
    @RolesAllowed(Roles.INTEGRATOR)
    @Operation(hidden = true)
    public Uni<String> wait(@QueryParam("ms") int ms) {
        return Uni.createFrom().item("done").onItem().delayIt().by(Duration.ofMillis(Math.max(1, ms)));
    }
}
