package io.gatehouse.faults;

import static io.gatehouse.faults.Promise.ARRIVAL_DECIDED_ONCE;
import static io.gatehouse.faults.Promise.NO_GATE_OPENED_TWICE;

import io.gatehouse.faults.Books.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** "One arrival makes one passage, however often the camera recognises the same car." */
final class ArrivalChecks {
    private static final Set<String> BY_RULE = Set.of("NORMAL", "PAYMENT");
    /** The word of its leaving came first: nothing is left to decide. */
    private static final String LEFT_FIRST = "departure-before-arrival";

    private ArrivalChecks() {}

    static Stream<Violation> of(Testimony robots, Books books) {
        var passages = books.by(Table.PASSAGES, row -> row.id("arrival_id"));
        return Stream.of(said(robots, passages), stood(robots, books), grantedOnce(books))
                .flatMap(found -> found);
    }

    private static Stream<Violation> said(Testimony robots, Map<UUID, List<Row>> passages) {
        return robots.said().entrySet().stream()
                .flatMap(said ->
                        decided(said.getKey(), said.getValue(), passages.getOrDefault(said.getKey(), List.of())));
    }

    private static Stream<Violation> decided(UUID arrival, String robot, List<Row> passages) {
        if (passages.size() != 1) {
            return broken(arrival, passages.size() + " passages");
        }
        var passage = passages.get(0);
        if (!passage.is("robot_code", robot)) {
            return broken(arrival, "was at " + robot + ", decided at " + passage.text("robot_code"));
        }
        boolean decided = passage.has("situation") || passage.is("end_reason", LEFT_FIRST);
        return decided ? Stream.empty() : broken(arrival, "never decided, " + passage.text("state"));
    }

    private static Stream<Violation> stood(Testimony robots, Books books) {
        return books.all(Table.PASSAGES).stream()
                .filter(passage -> !robots.stood().containsKey(passage.id("arrival_id")))
                .flatMap(passage -> broken(passage.id("arrival_id"), "decided, but never stood at a loop"));
    }

    private static Stream<Violation> grantedOnce(Books books) {
        return books.by(Table.OPENINGS, row -> row.id("passage_id")).entrySet().stream()
                .filter(granted -> granted.getValue().stream()
                                .filter(opening -> BY_RULE.contains(opening.text("kind")))
                                .count()
                        > 1)
                .map(granted -> NO_GATE_OPENED_TWICE.broken(granted.getKey(), "granted twice by the rules"));
    }

    private static Stream<Violation> broken(UUID arrival, String detail) {
        return Stream.of(ARRIVAL_DECIDED_ONCE.broken(arrival, detail));
    }
}
