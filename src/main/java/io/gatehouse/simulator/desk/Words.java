package io.gatehouse.simulator.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What an agent did, in a word or two. */
final class Words {
    private Words() {}

    /** Empty for an event that tells of nothing that an agent did. */
    static Optional<String> of(String type, JsonNode data) {
        // spotless:off
        return switch (type) {
            case "passage.corrected" -> Optional.of("corrected " + plate(data, "old") + " to " + plate(data, "new"));
            case "passage.matched"   -> Optional.of("matched " + plate(data, "new"));
            case "passage.presented" -> Optional.of("showed " + data.path("picture").asText());
            case "passage.captured"  -> Optional.of("photographed " + data.path("camera").asText());
            case "passage.visited"   -> Optional.of("registered a visitor");
            case "opening.granted"   -> Optional.of("opened" + why(data));
            default                  -> Optional.empty();
        };
        // spotless:on
    }

    private static String plate(JsonNode data, String which) {
        return data.path(which).path("plate").asText("无牌");
    }

    private static String why(JsonNode data) {
        return data.hasNonNull("abnormalReason")
                ? " for " + data.path("abnormalReason").asText()
                : "";
    }
}
