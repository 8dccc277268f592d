package io.gatehouse.access;

import io.gatehouse.platform.Ids;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A thing of the tests: an endpoint whose effects can be counted. */
@Path("/effects")
public class EffectResource {

    private static final AtomicInteger EFFECTS = new AtomicInteger();

    /** What shall happen. */
    public record Cause(int n, int waitMs, int status) {}

    /** What happened. */
    public record Effect(UUID id, int n) {}

    static void reset() {
        EFFECTS.set(0);
    }

    static int effects() {
        return EFFECTS.get();
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(hidden = true)
    public Uni<RestResponse<Effect>> happen(Cause cause) {
        EFFECTS.incrementAndGet();
        var done = Uni.createFrom().item(() -> answer(cause));
        return cause.waitMs == 0 ? done : done.onItem().delayIt().by(Duration.ofMillis(cause.waitMs));
    }

    @POST
    @Path("bare")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(hidden = true)
    public Uni<RestResponse<Effect>> happenAnyway() {
        return happen(new Cause(0, 0, 0));
    }

    private static RestResponse<Effect> answer(Cause cause) {
        if (cause.status == 500) {
            throw new IllegalStateException("our fault");
        }
        if (cause.status != 0) {
            throw Problem.of(cause.status, "refused", "As asked for.");
        }
        var effect = new Effect(Ids.next(), cause.n);
        return ResponseBuilder.<Effect>created(URI.create("/effects/" + effect.id()))
                .entity(effect)
                .tag(new EntityTag("1"))
                .build();
    }
}
