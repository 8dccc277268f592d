package io.gatehouse.evidence;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known about a photo.
 *
 * @param parkId null when it belongs to no park in particular
 * @param robotCode null when a person or program uploaded it
 * @param passageId the car it was taken of; null when that is not said
 * @param erasedAt since when the photo itself is not kept any more; null while it is
 */
public record Evidence(
        UUID id,
        UUID tenantId,
        UUID parkId,
        EvidenceKind kind,
        PhotoType type,
        int size,
        String sha256,
        String robotCode,
        UUID passageId,
        Instant createdAt,
        Instant erasedAt) {

    /** The same photo, as far as anybody can tell. */
    boolean hasContentOf(Evidence other) {
        return sha256.equals(other.sha256) && tenantId.equals(other.tenantId);
    }
}
