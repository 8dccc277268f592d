package io.gatehouse.faults;

import static io.gatehouse.faults.Promise.OUTCOME_TRUE;

import io.gatehouse.faults.Books.Table;
import io.gatehouse.faults.Testimony.Deed;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** "Its outcome is one of OPENED, REFUSED, EXPIRED, UNKNOWN", and it is what the robot did and said. */
final class OutcomeChecks {
    private static final Map<String, String> OF_OPENING =
            Map.of("DONE", "OPENED", "REFUSED", "REFUSED", "EXPIRED", "EXPIRED");

    private OutcomeChecks() {}

    static Stream<Violation> of(Testimony robots, Books books) {
        var obeyed = robots.deeds().stream()
                .filter(Deed::forCommand)
                .map(Deed::command)
                .collect(Collectors.toSet());
        var openings = books.all(Table.OPENINGS).stream()
                .filter(opening -> opening.has("command_id") && opening.has("outcome"))
                .flatMap(opening -> opening(opening, obeyed, robots.acks()));
        var commands = books.all(Table.COMMANDS).stream()
                .filter(command -> command.has("outcome"))
                .flatMap(command -> same(
                        command.id("id"), command.text("outcome"), robots.acks().get(command.id("id"))));
        return Stream.concat(openings, commands);
    }

    private static Stream<Violation> opening(Row opening, Set<UUID> obeyed, Map<UUID, String> acks) {
        var command = opening.id("command_id");
        var outcome = opening.text("outcome");
        if (outcome.equals("OPENED") && !obeyed.contains(command)) {
            return broken(command, "OPENED, but the robot never opened for it");
        }
        if (outcome.equals("EXPIRED") && obeyed.contains(command)) {
            return broken(command, "EXPIRED, but the robot opened for it");
        }
        return same(command, outcome, OF_OPENING.get(acks.getOrDefault(command, "")));
    }

    /** The broker keeps what a robot answered: in the end it is known. */
    private static Stream<Violation> same(UUID command, String kept, String saidOrNull) {
        if (saidOrNull == null) {
            return kept.equals("UNKNOWN") ? Stream.empty() : broken(command, kept + ", but the robot never said so");
        }
        return kept.equals(saidOrNull) ? Stream.empty() : broken(command, kept + ", but the robot said " + saidOrNull);
    }

    private static Stream<Violation> broken(UUID command, String detail) {
        return Stream.of(OUTCOME_TRUE.broken(command, detail));
    }
}
