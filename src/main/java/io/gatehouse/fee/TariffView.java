package io.gatehouse.fee;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tariff as it is shown. */
@Schema(name = "TariffVersion")
public record TariffView(
        UUID id,
        UUID parkId,
        String name,
        @Schema(description = "stays that begin from this moment on are charged by it, until the next one's")
                Instant effectiveFrom,
        Tariff definition,
        @Schema(description = "the definition in words, by language: zh-CN and en") Map<String, String> text,
        Instant createdAt) {

    static TariffView of(TariffVersion version) {
        return new TariffView(
                version.id,
                version.parkId,
                version.name,
                version.effectiveFrom,
                version.definition,
                PriceLists.texts(version.definition),
                version.createdAt);
    }
}
