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

    private final Map<String, List<Row>> heard;
    private final Map<String, List<Row>> calls;
    private final Map<UUID, List<Row>> passages;

    private CallChecks(Books books) {
        heard = books.by(Table.EVENTS, row -> row.is("type", "help.requested") ? row.text("message_id") : null);
        calls = books.by(Table.CALLS, row -> row.text("robot_code"));
        passages = books.by(Table.PASSAGES, row -> row.id("id"));
    }

    static Stream<Violation> of(Testimony robots, Books books) {
        var checks = new CallChecks(books);
        return robots.told("help").flatMap(checks::lost);
    }

    private Stream<Violation> lost(Entry help) {
        var message = help.payload().path("id").asText();
        var all = heard.getOrDefault(message, List.of());
        if (all.isEmpty()) {
            return Stream.of(NO_CALL_LOST.broken(message, help.robot() + " asked for help, and nobody heard it"));
        }
        var told = all.get(0);
        var car = told.id("subject");
        boolean stood = stood(told, Books.only(passages.get(car)));
        boolean called = calls.getOrDefault(help.robot(), List.of()).stream()
                .filter(call -> !stood || call.is("passage_id", car))
                .anyMatch(call -> isThen(call, told));
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
