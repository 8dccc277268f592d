package io.gatehouse.faults;

import static io.gatehouse.faults.Promise.EVENTS_IN_ORDER;

import io.gatehouse.faults.Books.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The story that the log tells of a passage is whole, in order, and ends as the passage did. */
final class EventChecks {
    private static final Map<String, String> LETTERS = Map.of(
            "passage.arrived", "a",
            "passage.held", "h",
            "passage.cleared", "c",
            "passage.through", "T",
            "passage.backed-out", "B",
            "passage.abandoned", "X");
    private static final Map<String, String> ENDS = Map.of("THROUGH", "T", "BACKED_OUT", "B", "ABANDONED", "X");
    /** Held as often as it is decided anew, cleared once, over once; given up only until the robot's late word. */
    private static final Pattern STORY = Pattern.compile("ah*c?X?[TB]?");
    /** The word of its leaving came first. */
    private static final Pattern LEFT_FIRST = Pattern.compile("[TB]");

    private EventChecks() {}

    static Stream<Violation> of(Testimony robots, Books books) {
        var told = books.by(Table.EVENTS, row -> row.id("subject"));
        var ended = books.by(Table.EVENTS, row -> row.is("type", "opening.ended") ? row.text("opening_id") : null);
        var passages = books.all(Table.PASSAGES).stream().flatMap(passage -> passage(passage, story(passage, told)));
        var openings = books.all(Table.OPENINGS).stream()
                .filter(opening -> opening.has("command_id"))
                .flatMap(opening ->
                        opening(opening, ended.getOrDefault(opening.id("id").toString(), List.of())));
        return Stream.concat(passages, openings);
    }

    private static String story(Row passage, Map<?, List<Row>> told) {
        return told.getOrDefault(passage.id("id"), List.of()).stream()
                .map(event -> LETTERS.get(event.text("type")))
                .filter(Objects::nonNull)
                .collect(Collectors.joining());
    }

    private static Stream<Violation> passage(Row passage, String story) {
        // nobody told the gate: what the robot did is told when it is over
        boolean byRobot = passage.is("end_reason", "decided-by-robot");
        boolean leftFirst = passage.is("end_reason", "departure-before-arrival");
        var end = ENDS.getOrDefault(passage.text("state"), "");
        boolean whole = (leftFirst ? LEFT_FIRST : STORY).matcher(story).matches()
                && story.replaceAll("[ahc]|X(?=[TB])", "").equals(end)
                && (leftFirst || byRobot || story.contains("c") == passage.has("cleared_at"));
        return whole
                ? Stream.empty()
                : Stream.of(EVENTS_IN_ORDER.broken(passage.id("id"), passage.text("state") + " was told as " + story));
    }

    /** UNKNOWN may be followed by what the robot said in the end. */
    private static Stream<Violation> opening(Row opening, List<Row> told) {
        var outcomes = told.stream().map(event -> event.text("outcome")).toList();
        boolean once = outcomes.stream().distinct().count() == outcomes.size();
        var last = outcomes.isEmpty() ? null : outcomes.get(outcomes.size() - 1);
        return once && Objects.equals(last, opening.text("outcome"))
                ? Stream.empty()
                : Stream.of(EVENTS_IN_ORDER.broken(
                        opening.id("id"), "opening " + opening.text("outcome") + " was told as " + outcomes));
    }
}
