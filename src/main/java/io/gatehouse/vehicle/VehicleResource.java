package io.gatehouse.vehicle;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.order.Plates;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Vehicles over HTTP: by their plate, or by one that is like it. */
@Path("/v1/vehicles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "vehicles")
public class VehicleResource {

    private final Caller caller;
    private final VehicleService vehicles;
    private final LikenessService likeness;

    VehicleResource(Caller caller, VehicleService vehicles, LikenessService likeness) {
        this.caller = caller;
        this.vehicles = vehicles;
        this.likeness = likeness;
    }

    /** A vehicle inside, and why it may be the one that was seen. */
    @Schema(name = "AlikeVehicle")
    public record AlikeView(
            StayView stay,
            @Schema(description = "of the plates, from 0 to 1") double likeness,
            @Schema(
                            description =
                                    "stable codes: each difference of the plates, e.g. confused:8~B, then colour and type")
                    List<String> because) {

        static AlikeView of(LikenessService.Alike alike) {
            return new AlikeView(
                    StayView.of(alike.stay()),
                    alike.match().likeness(),
                    alike.match().because());
        }
    }

    /** The likeliest first. */
    public record AlikeList(List<AlikeView> data) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(
            summary = "The vehicles inside a park that are most like one that was seen",
            description = "An offer for somebody to choose from: nobody is charged by it.")
    public Uni<AlikeList> like(@Valid @BeanParam LikenessQuery query) {
        return likeness.rank(caller.tenant(), query.park(), query.sighting(), query.limit)
                .map(alike -> new AlikeList(alike.stream().map(AlikeView::of).toList()));
    }

    @GET
    @Path("/{plate}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "All that is known about a plate, however it is written")
    public Uni<VehicleView> get(@PathParam("plate") @Size(max = 64) String plate) {
        return vehicles.of(caller.tenant(), Plate.of(Plates.normalised("plate", plate)));
    }
}
