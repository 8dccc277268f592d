package io.gatehouse.faults;

import static io.gatehouse.faults.Promise.EVENTS_IN_ORDER;

import io.gatehouse.faults.Books.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The ids of the events that somebody was told, in that order. */
final class Told {
    private final List<String> ids = new ArrayList<>();

    synchronized void add(String id) {
        ids.add(id);
    }

    /** It is the log: nothing is missing, doubled, or in another order. */
    synchronized Stream<Violation> violations(String whom, Books books) {
        var log = books.all(Table.EVENTS).stream()
                .map(event -> event.id("id").toString())
                .toList();
        if (ids.equals(log)) {
            return Stream.empty();
        }
        int same = 0;
        while (same < Math.min(ids.size(), log.size()) && ids.get(same).equals(log.get(same))) {
            same++;
        }
        return Stream.of(EVENTS_IN_ORDER.broken(
                whom,
                "was told " + ids.size() + " of " + log.size() + " events, the first " + same + " as they are kept"));
    }
}
