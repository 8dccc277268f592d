package io.gatehouse.evidence;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is told about a photo. */
@Schema(name = "Evidence")
public record EvidenceView(
        UUID id,
        @Schema(nullable = true) UUID parkId,
        EvidenceKind kind,
        @Schema(examples = "image/jpeg") String contentType,
        @Schema(description = "bytes") int size,
        @Schema(description = "of the photo, in hexadecimal digits") String sha256,
        @Schema(description = "the robot that uploaded it", nullable = true) String robotCode,
        @Schema(description = "the car it was taken of", nullable = true) UUID passageId,
        Instant createdAt,
        @Schema(description = "since when the photo itself is not kept any more", nullable = true) Instant erasedAt) {

    static EvidenceView of(Evidence evidence) {
        return new EvidenceView(
                evidence.id(),
                evidence.parkId(),
                evidence.kind(),
                evidence.type().mediaType,
                evidence.size(),
                evidence.sha256(),
                evidence.robotCode(),
                evidence.passageId(),
                evidence.createdAt(),
                evidence.erasedAt());
    }
}
