package io.gatehouse.park;

import io.gatehouse.platform.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Parks for a map: a GeoJSON FeatureCollection (RFC 7946); {@code next} is our cursor, a foreign member there. */
public record ParkMap(
        @Schema(examples = "FeatureCollection") String type,
        List<Feature> features,
        @Schema(description = "opaque cursor for `after`; null on the last page", nullable = true) String next) {

    public static final String MEDIA_TYPE = "application/geo+json";

    /** A park; its geometry is null where nobody said where it is. */
    @Schema(name = "ParkMapFeature")
    public record Feature(@Schema(examples = "Feature") String type, UUID id, Point geometry, Properties properties) {}

    /** Longitude first, as GeoJSON wants it. */
    @Schema(name = "ParkMapPoint")
    public record Point(@Schema(examples = "Point") String type, List<Double> coordinates) {}

    /** What a map shows beside the point. */
    @Schema(name = "ParkMapProperties")
    public record Properties(
            String code,
            String name,
            int capacity,
            int free,
            boolean full,
            Admission admission,
            @Schema(description = "lanes whose car has waited for over a minute") int congestedLanes,
            List<ParkContact> contacts,
            @Schema(description = "what it costs now, in words, by language", nullable = true)
                    Map<String, String> tariffText) {}

    static ParkMap of(Page<ParkView> page) {
        return new ParkMap(
                "FeatureCollection", page.data().stream().map(ParkMap::feature).toList(), page.next());
    }

    private static Feature feature(ParkView park) {
        var properties = new Properties(
                park.code(),
                park.name(),
                park.capacity(),
                park.free(),
                park.full(),
                park.admission(),
                park.congestedLanes(),
                park.contacts(),
                park.tariffText());
        return new Feature("Feature", park.id(), point(park), properties);
    }

    private static Point point(ParkView park) {
        return park.longitude() == null || park.latitude() == null
                ? null
                : new Point("Point", List.of(park.longitude(), park.latitude()));
    }
}
