package io.gatehouse.vehicle;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.park.Parks;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Barred plates over HTTP. */
@Path("/v1/vehicles/{plate}/bar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "vehicles")
public class BarResource {

    /** The bars of one plate: at most one for each park, and one for all. */
    @Schema(name = "Bars")
    public record BarList(List<BarView> data) {}

    private final Caller caller;
    private final SetUp setUp;
    private final Bars bars;
    private final Parks parks;
    private final Clock clock;

    BarResource(Caller caller, SetUp setUp, Bars bars, Parks parks, Clock clock) {
        this.caller = caller;
        this.setUp = setUp;
        this.bars = bars;
        this.parks = parks;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "Where a plate is barred, and why; an empty list where it is not")
    public Uni<BarList> get(@PathParam("plate") @Size(max = 64) String text) {
        var tenant = caller.tenant();
        var plate = plate(text);
        return setUp.inTenant(tenant, () -> bars.ofPlate(tenant, plate))
                .map(found -> new BarList(found.stream().map(BarView::of).toList()));
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Bars a plate from one park or from all; put again, the reason is replaced")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = BarView.class)))
    public Uni<Response> put(@PathParam("plate") @Size(max = 64) String text, @NotNull @Valid BarInput input) {
        var tenant = caller.tenant();
        var plate = plate(text);
        return setUp.inTenant(tenant, () -> parkKnown(tenant, input.parkId())
                        .chain(() -> bars.at(tenant, plate, input.parkId()))
                        .map(old -> old == null ? new Bar(tenant, clock.instant(), plate, input.parkId()) : old)
                        .invoke(bar -> bar.reason = input.reason())
                        .call(bars::persistAndFlush))
                .map(bar -> ETags.tagged(Response.ok(BarView.of(bar)), bar).build());
    }

    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Lifts the bar from one park, or the one from all parks")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> delete(@PathParam("plate") @Size(max = 64) String text, @QueryParam("parkId") UUID parkId) {
        var tenant = caller.tenant();
        var plate = plate(text);
        return setUp.inTenant(tenant, () -> bars.lift(tenant, plate, parkId)).replaceWithVoid();
    }

    private Uni<Void> parkKnown(UUID tenant, UUID park) {
        return park == null
                ? Uni.createFrom().voidItem()
                : parks.ofTenant(tenant, park).replaceWithVoid();
    }

    private static Plate plate(String text) {
        try {
            return Plate.of(text);
        } catch (IllegalArgumentException notOne) {
            throw Problem.invalid("plate", "not-a-plate", "This is not a number plate.");
        }
    }
}
