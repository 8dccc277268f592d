package io.gatehouse.park;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A park as it is shown. */
@Schema(name = "Park")
public record ParkView(
        UUID id,
        String code,
        String name,
        String address,
        @Schema(description = "degrees north, WGS 84") Double latitude,
        @Schema(description = "degrees east, WGS 84") Double longitude,
        @Schema(examples = "Asia/Shanghai") String timeZone,
        @Schema(description = "ISO 4217", examples = "CNY") String currency,
        @Schema(description = "spaces for temporaries") int capacity,
        @Schema(description = "spaces that are free now") int free,
        @Schema(description = "none is free") boolean full,
        @Schema(description = "lanes whose car has waited for over a minute while its driver did nothing")
                int congestedLanes,
        @Schema(description = "whether strangers come in") Admission admission,
        ParkRules rules,
        ParkCalendar calendar,
        List<ParkContact> contacts,
        @Schema(description = "whose agents serve it", nullable = true) UUID groupId,
        @Schema(
                        description = "what it costs now, in words, by language: zh-CN and en; null without a tariff",
                        nullable = true)
                Map<String, String> tariffText,
        Instant createdAt) {

    static ParkView of(Park park, Spaces spaces, Map<String, String> tariffText, int congestedLanes) {
        return new ParkView(
                park.id,
                park.code,
                park.name,
                park.address,
                park.latitude,
                park.longitude,
                park.timeZone,
                park.currency,
                park.capacity,
                spaces.free(),
                spaces.full(),
                congestedLanes,
                park.admission,
                park.rules,
                park.calendar,
                park.contacts(),
                park.groupId,
                tariffText,
                park.createdAt);
    }
}
