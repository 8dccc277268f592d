package io.gatehouse.lane.desk;

import io.gatehouse.lane.Passage;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What happened instead, for whoever came too late. */
final class Over {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Over() {}

    static String words(Passage passage, ZoneId zone) {
        var at = CLOCK.format(passage.times().ended().atZone(zone));
        return switch (passage.state()) {
            case THROUGH -> "The car went through at " + at + ".";
            case BACKED_OUT -> "The car drove back at " + at + ".";
            default -> "Another car has stood at the lane since " + at + ".";
        };
    }
}
