package io.gatehouse.lane;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.lane.CongestedLanes.Congested;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The lanes that wait, over HTTP. */
@Path("/v1/congestion")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lanes")
public class CongestionResource {

    private final Caller caller;
    private final Database database;
    private final CongestedLanes lanes;
    private final Clock clock;

    CongestionResource(Caller caller, Database database, CongestedLanes lanes, Clock clock) {
        this.caller = caller;
        this.database = database;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** A lane at which a car waits. */
    @Schema(name = "CongestedLane")
    public record CongestedView(
            UUID laneId,
            String laneName,
            UUID parkId,
            String parkName,
            @Schema(description = "phone number of the robot's intercom", nullable = true) String robotPhone,
            @Schema(description = "when the car came, was held, or its driver last did something") Instant waitingSince,
            @Schema(description = "seconds") long waited,
            PassageView passage) {

        static CongestedView of(Congested congested, Instant now) {
            var place = congested.passage().place();
            return new CongestedView(
                    place.laneId(),
                    congested.lane(),
                    place.parkId(),
                    congested.park(),
                    congested.phone(),
                    congested.since(),
                    Duration.between(congested.since(), now).toSeconds(),
                    PassageView.of(congested.passage()));
        }
    }

    /** The longest wait first. */
    public record CongestionList(List<CongestedView> data) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(
            summary = "Lanes that wait, longest first",
            description =
                    "A lane is listed when its car has waited for 60 seconds and its driver has done nothing since.")
    public Uni<CongestionList> list(
            @QueryParam("parkId") UUID parkId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        var tenant = caller.tenant();
        var now = clock.instant();
        return database.inTenant(tenant, tx -> lanes.of(tx, tenant, parkId, now, limit))
                .map(all -> new CongestionList(all.stream()
                        .map(congested -> CongestedView.of(congested, now))
                        .toList()));
    }
}
