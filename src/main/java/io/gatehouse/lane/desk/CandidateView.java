package io.gatehouse.lane.desk;

import io.gatehouse.fee.StayClass;
import io.gatehouse.vehicle.LikenessService.Alike;
import io.gatehouse.vehicle.SeenImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A vehicle inside that may be the one at the exit. */
@Schema(name = "StayCandidate")
public record CandidateView(
        UUID stayId,
        String plate,
        @Schema(nullable = true) String plateColor,
        @Schema(nullable = true) String vehicleType,
        @Schema(nullable = true) String vehicleColor,
        StayClass stayClass,
        Instant enteredAt,
        @Schema(description = "inside by now, whole ones") long minutes,
        List<Photo> photos,
        @Schema(description = "of the plates, from 0 to 1") double likeness,
        @Schema(description = "stable codes: each difference of the plates, then colour and type")
                List<String> because) {

    /** @param url shows it without a token, for a few minutes */
    @Schema(name = "CandidatePhoto")
    public record Photo(String kind, UUID evidenceId, String url) {}

    static CandidateView of(Alike alike, Instant now, Function<UUID, String> link) {
        var stay = alike.stay();
        return new CandidateView(
                stay.id(),
                stay.plate(),
                stay.plateColor(),
                stay.vehicleType(),
                stay.vehicleColor(),
                stay.stayClass(),
                stay.enteredAt(),
                Duration.between(stay.enteredAt(), now).toMinutes(),
                SeenImage.all(stay.images()).stream()
                        .map(seen -> new Photo(seen.kind(), seen.evidenceId(), link.apply(seen.evidenceId())))
                        .toList(),
                alike.match().likeness(),
                alike.match().because());
    }
}
