package io.gatehouse.simulator.traffic;

import static io.gatehouse.simulator.traffic.Columns.wide;

import io.gatehouse.simulator.Presentation;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints one line for each passage: what happened, what the robot said, and how fast the platform answered. */
public final class PassageLine implements Consumer<Passing> {
    private static final String NOTHING = "-";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream out;

    public PassageLine(PrintStream out) {
        this.out = out;
    }

    /** Names the columns. */
    public PassageLine header() {
        out.println(line("time", "park", "lane", "plate", "situation", "light", "gate", "ms", "voice"));
        return this;
    }

    @Override
    public void accept(Passing passing) {
        var visit = passing.visit();
        var shown = visit.presentations();
        out.println(line(
                CLOCK.format(LocalTime.now()),
                passing.lane().park(),
                passing.lane().name(),
                passing.car().name(),
                course(shown, Presentation::situation),
                visit.shown().light(),
                gate(passing),
                visit.answeredIn().map(Duration::toMillis).map(String::valueOf).orElse(NOTHING),
                course(shown, Presentation::voice)));
    }

    private static String gate(Passing passing) {
        if (passing.visit().open()) {
            return passing.through() ? "OPENED" : "OPENED, BACKED OUT";
        }
        return passing.through() ? "TAILGATED" : "HELD";
    }

    /** How it went on, each thing once. */
    private static String course(List<Presentation> shown, Function<Presentation, String> what) {
        var course = shown.stream()
                .map(what)
                .filter(Objects::nonNull)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" → "));
        return course.isEmpty() ? NOTHING : course;
    }

    private static String line(
            String time,
            String park,
            String lane,
            String plate,
            String situation,
            String light,
            String gate,
            String millis,
            String voice) {
        return String.join(
                "  ",
                wide(time, 8),
                wide(park, 10),
                wide(lane, 4),
                wide(plate, 10),
                wide(situation, 36),
                wide(light, 6),
                wide(gate, 9),
                wide(millis, 5),
                voice);
    }
}
