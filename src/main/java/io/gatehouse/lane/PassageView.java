package io.gatehouse.lane;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.fee.StayClass;
import io.gatehouse.robot.CommandView;
import io.gatehouse.vehicle.Driver;
import io.gatehouse.vehicle.SeenImage;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A passage as it is shown. */
@Schema(name = "Passage")
public record PassageView(
        UUID id,
        UUID parkId,
        UUID laneId,
        @Schema(description = "code of the robot") String robot,
        @Schema(description = "the robot's name for this car at its loop") UUID arrivalId,
        Direction direction,
        PassageState state,
        @Schema(description = "what it amounts to; null until it is decided", nullable = true) Situation situation,
        @Schema(description = "the situation whose verdict the robot shows; mostly the same", nullable = true)
                Situation shownAs,
        @Schema(description = "null when none could be read", nullable = true) String plate,
        @Schema(nullable = true) String plateColor,
        @Schema(description = "how sure the camera is of the plate, 0 to 100") double confidence,
        @Schema(description = "how many recognitions in a row agreed on the plate") int readings,
        @Schema(nullable = true) String vehicleType,
        @Schema(nullable = true) String vehicleColor,
        List<SeenImage> images,
        @Schema(description = "who scanned at the lane, masked", nullable = true) String driver,
        @Schema(description = "at an exit the stay it would end, at an entry the one it began", nullable = true)
                UUID stayId,
        @Schema(nullable = true) UUID cardId,
        @Schema(description = "as what a car at an entry is inside", nullable = true) StayClass entersAs,
        @Schema(description = "what is owed; null when nothing is", nullable = true) FeeView fee,
        Instant arrivedAt,
        @Schema(nullable = true) Instant heldAt,
        @Schema(description = "when the driver last did something", nullable = true) Instant actedAt,
        @Schema(description = "when an opening was granted", nullable = true) Instant clearedAt,
        @Schema(nullable = true) Instant endedAt,
        @Schema(nullable = true) String endReason,
        @Schema(description = "the agent who said which plate it is; null: the camera", nullable = true) String plateBy,
        @Schema(description = "the stay that the desk matched, whatever its plate", nullable = true) UUID matchedStayId,
        @Schema(description = "what the desk said: who, old and new, oldest first")
                List<Map<String, Object>> corrections,
        @Schema(description = "of one passage only, not in lists") @JsonInclude(JsonInclude.Include.NON_NULL)
                List<OpeningView> openings,
        @Schema(description = "what the robot was told; of one passage only, not in lists")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                List<CommandView> commands) {

    public static PassageView of(Passage passage) {
        return of(passage, null, null);
    }

    static PassageView of(Passage p, List<OpeningView> openings, List<CommandView> commands) {
        var place = p.place();
        var seen = p.seen();
        var judged = p.judged();
        var times = p.times();
        return new PassageView(
                p.id(),
                place.parkId(),
                place.laneId(),
                place.robotCode(),
                p.arrivalId(),
                place.direction(),
                p.state(),
                judged.situation(),
                judged.shownAs(),
                seen.plate(),
                seen.plateColor(),
                seen.confidence(),
                seen.readings(),
                seen.vehicleType(),
                seen.vehicleColor(),
                SeenImage.all(seen.images()),
                Driver.masked(p.driver()),
                judged.stayId(),
                judged.cardId(),
                judged.entersAs(),
                FeeView.of(judged.fee()),
                times.arrived(),
                times.held(),
                times.acted(),
                times.cleared(),
                times.ended(),
                p.endReason(),
                seen.plateBy(),
                p.desk().matchedStay(),
                p.desk().corrections().stream()
                        .map(JsonObject.class::cast)
                        .map(JsonObject::getMap)
                        .toList(),
                openings,
                commands);
    }
}
