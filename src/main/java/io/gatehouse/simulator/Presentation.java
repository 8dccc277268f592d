package io.gatehouse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What the robot says and shows.
 *
 * @param screen the kind of picture
 * @param qr the text in the QR code, or null
 * @param situation why, if the platform says so
 */
public record Presentation(
        String voice, String screen, String title, String text, String qr, String light, String situation) {
    public static final Presentation IDLE = new Presentation("", "IDLE", "", "", null, "OFF", null);

    static Presentation of(JsonNode present) {
        var screen = present.path("screen");
        return new Presentation(
                present.path("voice").path("text").asText(""),
                screen.path("kind").asText("IDLE"),
                screen.path("title").asText(""),
                screen.path("text").asText(""),
                screen.path("qr").textValue(),
                present.path("light").asText("OFF"),
                present.path("situation").textValue());
    }

    /** How long it stays; empty: until something else is shown. */
    static Optional<Duration> lasts(JsonNode present) {
        int seconds = present.path("seconds").asInt(0);
        return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
    }

    public Optional<String> link() {
        return Optional.ofNullable(qr);
    }
}
