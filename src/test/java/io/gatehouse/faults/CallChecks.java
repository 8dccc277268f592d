package io.gatehouse.faults;

import static io.gatehouse.faults.Promise.NO_CALL_LOST;

import io.gatehouse.faults.Books.Table;
import io.gatehouse.simulator.wire.Journal.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Who pressed the button is on the desk's list. */
final class CallChecks {
    /** Two clocks of one machine: that of the transaction's beginning, and that of a statement in it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private CallChecks() {}

    static Stream<Violation> of(Testimony robots, Books books) {
        var heard = books.by(Table.EVENTS, row -> row.is("type", "help.requested") ? row.text("message_id") : null);
        var calls = books.by(Table.CALLS, row -> row.text("robot_code"));
        var passages = books.by(Table.PASSAGES, row -> row.id("id"));
        return robots.told("help").flatMap(help -> lost(help, heard, calls, passages));
    }

    private static Stream<Violation> lost(
            Entry help, Map<String, List<Row>> heard, Map<String, List<Row>> calls, Map<UUID, List<Row>> passages) {
        var message = help.payload().path("id").asText();
        var told = heard.getOrDefault(message, List.of());
        if (told.isEmpty()) {
            return Stream.of(NO_CALL_LOST.broken(message, help.robot() + " asked for help, and nobody heard it"));
        }
        boolean stood = stood(told.get(0), Books.only(passages.get(told.get(0).id("subject"))));
        boolean called = calls.getOrDefault(help.robot(), List.of()).stream()
                .filter(call -> !stood || call.is("passage_id", told.get(0).id("subject")))
                .anyMatch(call -> isThen(call, told.get(0)));
        return called
                ? Stream.empty()
                : Stream.of(NO_CALL_LOST.broken(message, help.robot() + " asked for help, and nobody was called"));
    }

    /** Whether the car that it was said of was still there when it was heard: else the call is the lane's. */
    private static boolean stood(Row told, Row passage) {
        return passage != null
                && (!passage.has("ended_at") || !passage.time("ended_at").isBefore(told.time("at")));
    }

    /** Not over before, nor begun after. */
    private static boolean isThen(Row call, Row told) {
        var at = told.time("at");
        return !call.time("queued_at").isAfter(at.plus(AT_ONCE))
                && (!call.has("ended_at") || !call.time("ended_at").isBefore(at.minus(AT_ONCE)));
    }
}
