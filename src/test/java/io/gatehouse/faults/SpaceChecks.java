package io.gatehouse.faults;

import static io.gatehouse.faults.Promise.SPACES_COUNTED;

import io.gatehouse.faults.Books.Table;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A park's spaces are counted by those who come and go: whatever broke in between, the sum is that of the cars. */
final class SpaceChecks {
    private SpaceChecks() {}

    static Stream<Violation> of(Testimony robots, Books books) {
        return books.all(Table.SPACES).stream()
                .flatMap(park -> Stream.concat(
                        counted(park, "inside", books, Table.STAYS, stay -> stay.is("state", "LIVE")),
                        counted(
                                park,
                                "promised",
                                books,
                                Table.PASSAGES,
                                passage -> passage.is("state", "CLEARED") && passage.is("direction", "ENTRY"))));
    }

    private static Stream<Violation> counted(Row park, String what, Books books, Table table, Predicate<Row> which) {
        long cars = books.all(table).stream()
                .filter(which)
                .filter(row -> row.is("park_id", park.id("park_id")))
                .count();
        return cars == park.number(what)
                ? Stream.empty()
                : Stream.of(SPACES_COUNTED.broken(
                        park.id("park_id"), park.number(what) + " are " + what + ", but it is " + cars));
    }
}
