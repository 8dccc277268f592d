package io.gatehouse.lane.controller;

import io.gatehouse.lane.UpMessage.Image;
import io.gatehouse.lane.UpMessage.Network;
import io.gatehouse.lane.UpMessage.Outcome;
import io.gatehouse.lane.UpMessage.ReadPlate;
import io.gatehouse.lane.UpMessage.Vehicle;
import io.gatehouse.lane.UpMessage.Way;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a controller may tell, for the document: each has the fields of its message in contract/mqtt.md. All have
 * {@code id} (the same when the same fact is told again), {@code bootId}, {@code seq} (rising within a boot) and
 * {@code at} (the controller's clock).
 */
final class ControllerFacts {

    private ControllerFacts() {}

    @Schema(
            name = "LaneArrival",
            requiredProperties = {"id", "bootId", "seq", "at", "arrivalId"})
    record ArrivalFact(
            UUID id,
            UUID bootId,
            long seq,
            OffsetDateTime at,
            @Schema(description = "of this car at this loop") UUID arrivalId,
            @Schema(description = "absent when none could be read", nullable = true) ReadPlate plate,
            @Schema(nullable = true) Vehicle vehicle,
            List<Image> images) {}

    @Schema(
            name = "LaneDeparture",
            requiredProperties = {"id", "bootId", "seq", "at", "arrivalId", "direction"})
    record DepartureFact(UUID id, UUID bootId, long seq, OffsetDateTime at, UUID arrivalId, Way direction) {}

    @Schema(
            name = "LaneGateState",
            requiredProperties = {"id", "bootId", "seq", "at", "state"})
    record GateFact(
            UUID id,
            UUID bootId,
            long seq,
            OffsetDateTime at,
            @Schema(examples = {"OPEN", "OPENING", "CLOSING", "CLOSED", "FAULT"}) String state,
            @Schema(nullable = true) UUID arrivalId) {}

    @Schema(
            name = "LaneScan",
            requiredProperties = {"id", "bootId", "seq", "at", "code"})
    record ScanFact(
            UUID id,
            UUID bootId,
            long seq,
            OffsetDateTime at,
            @Schema(description = "text of the QR or bar code", examples = "134567890123456789") String code,
            @Schema(nullable = true) UUID arrivalId) {}

    @Schema(
            name = "LaneHelp",
            requiredProperties = {"id", "bootId", "seq", "at"})
    record HelpFact(UUID id, UUID bootId, long seq, OffsetDateTime at, @Schema(nullable = true) UUID arrivalId) {}

    @Schema(
            name = "LaneHealth",
            requiredProperties = {"id", "bootId", "seq", "at"})
    record HealthFact(
            UUID id,
            UUID bootId,
            long seq,
            OffsetDateTime at,
            @Schema(
                            nullable = true,
                            examples = {"MAINS", "BATTERY"})
                    String power,
            @Schema(description = "percent", nullable = true) Integer battery,
            @Schema(nullable = true) Network network,
            @Schema(description = "degrees Celsius", nullable = true) Double temperature,
            @Schema(description = "codes of what is broken") List<String> faults) {}

    @Schema(
            name = "LaneOfflinePassages",
            requiredProperties = {"id", "bootId", "seq", "at", "passages"})
    record OfflineFact(
            UUID id,
            UUID bootId,
            long seq,
            OffsetDateTime at,
            @Schema(description = "oldest first") List<PassedOffline> passages) {}

    @Schema(
            name = "LaneOfflinePassage",
            requiredProperties = {"arrivalId", "at", "direction"})
    record PassedOffline(
            UUID arrivalId,
            @Schema(nullable = true) ReadPlate plate,
            OffsetDateTime at,
            Way direction,
            @Schema(description = "the controller opened the gate by itself") Boolean opened,
            @Schema(description = "by what it decided", examples = "policy", nullable = true) String rule) {}

    @Schema(
            name = "LaneCommandAck",
            requiredProperties = {"id", "bootId", "seq", "at", "outcome"})
    record AckFact(
            UUID id,
            UUID bootId,
            long seq,
            OffsetDateTime at,
            Outcome outcome,
            @Schema(description = "why it was not done", nullable = true) String reason) {}
}
