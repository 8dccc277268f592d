package io.gatehouse.vehicle;

import io.gatehouse.fee.StayClass;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A vehicle inside a park (在场记录), from its entry passage to its exit passage.
 *
 * @param driver who scanned at the entry, where no plate could be read
 * @param tariffId the version that was in force at the entry; null where the park had none
 * @param review why somebody should look at it; null when there is nothing to look at
 * @param corrections who changed what, old and new
 */
public record Stay(
        UUID id,
        UUID tenantId,
        UUID parkId,
        StayState state,
        StayClass stayClass,
        String plate,
        String driver,
        String plateColor,
        String vehicleType,
        String vehicleColor,
        UUID cardId,
        UUID tariffId,
        JsonArray images,
        UUID entryLaneId,
        UUID entryPassageId,
        Instant enteredAt,
        UUID exitPassageId,
        Instant leftAt,
        String review,
        JsonArray corrections) {

    /** Somebody said when it ended, so no passage knows better. */
    boolean leftAtWasCorrected() {
        return corrections.stream()
                .map(JsonObject.class::cast)
                .anyMatch(correction -> correction.getJsonObject("new").containsKey("leftAt"));
    }

    /** As somebody says that it was. */
    Stay corrected(StayState newState, StayClass newClass, UUID newCard, String newPlate, Span times) {
        return new Stay(
                id,
                tenantId,
                parkId,
                newState,
                newClass,
                newPlate,
                driver,
                plateColor,
                vehicleType,
                vehicleColor,
                newCard,
                tariffId,
                images,
                entryLaneId,
                entryPassageId,
                times.enteredAt(),
                exitPassageId,
                times.leftAt(),
                null,
                corrections);
    }

    /** From when to when; null while it lasts. */
    record Span(Instant enteredAt, Instant leftAt) {}
}
