package io.gatehouse.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Where a photo lies in its store: below its tenant and the day its id was made, so that old days can be moved away. */
final class EvidenceName {

    private EvidenceName() {}

    static String of(Evidence evidence) {
        return of(evidence.tenantId(), evidence.id());
    }

    static String of(UUID tenant, UUID id) {
        return tenant + "/" + day(id) + "/" + id;
    }

    /** The first 48 bits of a UUIDv7 are milliseconds. */
    private static LocalDate day(UUID id) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16), ZoneOffset.UTC);
    }
}
