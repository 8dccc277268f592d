package io.gatehouse.faults;

import static io.gatehouse.faults.Promise.NO_CALL_LOST;

import io.gatehouse.faults.Books.Table;
import io.gatehouse.simulator.wire.Journal.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who pressed the button is on the desk's list. */
final class CallChecks {
    /** Two clocks of one machine: that of the transaction's beginning, and that of a statement in it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private CallChecks() {}

    static Stream<Violation> of(Testimony robots, Books books) {
        var heard = books.by(Table.EVENTS, row -> row.is("type", "help.requested") ? row.text("message_id") : null);
        var calls = books.by(Table.CALLS, row -> row.text("robot_code"));
        return robots.told("help").flatMap(help -> lost(help, heard, calls));
    }

    private static Stream<Violation> lost(Entry help, Map<String, List<Row>> heard, Map<String, List<Row>> calls) {
        var message = help.payload().path("id").asText();
        var told = heard.getOrDefault(message, List.of());
        if (told.isEmpty()) {
            return Stream.of(NO_CALL_LOST.broken(message, help.robot() + " asked for help, and nobody heard it"));
        }
        boolean called =
                calls.getOrDefault(help.robot(), List.of()).stream().anyMatch(call -> isAbout(call, told.get(0)));
        return called
                ? Stream.empty()
                : Stream.of(NO_CALL_LOST.broken(message, help.robot() + " asked for help, and nobody was called"));
    }

    /** Of this car, if one stood there; and not over before, nor begun after. */
    private static boolean isAbout(Row call, Row told) {
        var at = told.time("at");
        return (!told.has("subject") || call.is("passage_id", told.id("subject")))
                && !call.time("queued_at").isAfter(at.plus(AT_ONCE))
                && (!call.has("ended_at") || !call.time("ended_at").isBefore(at.minus(AT_ONCE)));
    }
}
