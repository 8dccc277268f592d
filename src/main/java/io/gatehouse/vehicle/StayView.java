package io.gatehouse.vehicle;

import io.gatehouse.fee.StayClass;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stay as it is shown. */
@Schema(name = "Stay")
public record StayView(
        UUID id,
        UUID parkId,
        @Schema(description = "EXIT_MISSING: outside again, and nobody saw it leave; VOID: corrected away")
                StayState state,
        @Schema(description = "as what the vehicle is inside") StayClass stayClass,
        @Schema(nullable = true) String plate,
        @Schema(description = "who scanned at the entry, masked; of vehicles without a plate", nullable = true)
                String driver,
        @Schema(nullable = true) String plateColor,
        @Schema(nullable = true) String vehicleType,
        @Schema(nullable = true) String vehicleColor,
        @Schema(nullable = true) UUID cardId,
        @Schema(description = "the version that was in force at the entry", nullable = true) UUID tariffId,
        List<SeenImage> images,
        UUID entryLaneId,
        @Schema(description = "null when it is so long ago that it is not kept any more", nullable = true)
                UUID entryPassageId,
        Instant enteredAt,
        @Schema(nullable = true) UUID exitPassageId,
        @Schema(nullable = true) Instant leftAt,
        @Schema(
                        description = "why somebody should look at it",
                        nullable = true,
                        examples = {
                            "exit-missing",
                            "gate-held-open",
                            "entered-without-opening",
                            "left-without-opening",
                            "nobody-known"
                        })
                String review,
        @Schema(description = "who changed what, old and new, oldest first") List<Map<String, Object>> corrections) {

    public static StayView of(Stay s) {
        return new StayView(
                s.id(),
                s.parkId(),
                s.state(),
                s.stayClass(),
                s.plate(),
                Driver.masked(s.driver()),
                s.plateColor(),
                s.vehicleType(),
                s.vehicleColor(),
                s.cardId(),
                s.tariffId(),
                SeenImage.all(s.images()),
                s.entryLaneId(),
                s.entryPassageId(),
                s.enteredAt(),
                s.exitPassageId(),
                s.leftAt(),
                s.review(),
                s.corrections().stream()
                        .map(JsonObject.class::cast)
                        .map(JsonObject::getMap)
                        .toList());
    }
}
