package io.gatehouse.faults;

import static io.gatehouse.faults.Promise.EVERYTHING_SETTLED;

import io.gatehouse.faults.Books.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** When everybody has gone nothing is left in a state in which something is still to come. */
final class SettledChecks {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Set<String> LIVE = Set.of("ARRIVED", "HELD", "CLEARED");

    private SettledChecks() {}

    static Stream<Violation> of(Testimony robots, Books books) {
        var there = robots.atLoop().values();
        // spotless:off
        return Stream.of(
                left(books, Table.PASSAGES, passage -> LIVE.contains(passage.text("state"))
                                                    && !there.contains(passage.id("arrival_id"))),
                left(books, Table.COMMANDS, command -> !command.has("outcome") && isDue(command)),
                left(books, Table.OPENINGS, opening -> !opening.has("outcome")),
                left(books, Table.PAYMENTS, payment -> Set.of("CREATED", "ACCEPTED").contains(payment.text("state"))),
                left(books, Table.REFUNDS,  refund -> refund.is("state", "PROCESSING")),
                left(books, Table.TRADES,   trade -> Set.of("WAITING", "ACCEPTED").contains(trade.text("state"))))
                .flatMap(found -> found);
        // spotless:on
    }

    /** What a screen shows may be answered for minutes. */
    private static boolean isDue(Row command) {
        return command.is("kind", "open")
                || command.time("deadline").plus(ANSWER).isBefore(Instant.now());
    }

    private static Stream<Violation> left(Books books, Table table, Predicate<Row> open) {
        return books.all(table).stream()
                .filter(open)
                .map(row -> EVERYTHING_SETTLED.broken(
                        row.columns().getOrDefault("id", row.columns().get("trade_no")),
                        table + " " + row.columns().getOrDefault("state", "without an outcome")));
    }
}
