package io.gatehouse.faults;

import static io.gatehouse.faults.Promise.EVERY_OPENING_KEPT;
import static io.gatehouse.faults.Promise.NO_GATE_FOR_ANOTHER_CAR;
import static io.gatehouse.faults.Promise.NO_GATE_OPENED_LATE;
import static io.gatehouse.faults.Promise.NO_GATE_OPENED_TWICE;

import io.gatehouse.faults.Books.Table;
import io.gatehouse.faults.Testimony.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** "A gate command belongs to one passage. It has a deadline. It is used once." */
final class GateChecks {
    private final Testimony robots;
    private final Map<UUID, List<Row>> commands;
    private final Map<UUID, List<Row>> passages;
    private final Map<UUID, List<Row>> byCommand;
    private final Map<UUID, List<Row>> byPassage;
    private final Map<UUID, List<Row>> byArrival;

    private GateChecks(Testimony robots, Books books) {
        this.robots = robots;
        commands = books.by(Table.COMMANDS, row -> row.id("id"));
        passages = books.by(Table.PASSAGES, row -> row.id("id"));
        byArrival = books.by(Table.PASSAGES, row -> row.id("arrival_id"));
        byCommand = books.by(Table.OPENINGS, row -> row.id("command_id"));
        byPassage = books.by(Table.OPENINGS, row -> row.id("passage_id"));
    }

    static Stream<Violation> of(Testimony robots, Books books) {
        var checks = new GateChecks(robots, books);
        var each = robots.deeds().stream().flatMap(deed -> checks.each(deed).stream());
        return Stream.of(each, checks.oncePerCommand(), checks.movedForADeed(), checks.movedForNobody())
                .flatMap(found -> found);
    }

    private List<Violation> each(Deed deed) {
        var found = new ArrayList<Violation>();
        if (!deed.arrival().equals(deed.there())) {
            found.add(NO_GATE_FOR_ANOTHER_CAR.broken(deed.arrival(), "at the loop stood " + deed.there()));
        }
        if (deed.forCommand()) {
            byCommand(deed, found);
        } else {
            alone(deed, found);
        }
        return found;
    }

    private void byCommand(Deed deed, List<Violation> found) {
        var command = Books.only(commands.get(deed.command()));
        if (command == null || !byCommand.containsKey(deed.command())) {
            found.add(EVERY_OPENING_KEPT.broken(deed.command(), "opened, and no opening says so"));
            return;
        }
        if (deed.entry().time().isAfter(command.time("deadline"))) {
            found.add(NO_GATE_OPENED_LATE.broken(
                    deed.command(), "opened at " + deed.entry().time() + ", deadline " + command.time("deadline")));
        }
        var passage = Books.only(passages.get(command.id("passage_id")));
        if (passage == null
                || !passage.is("arrival_id", deed.arrival())
                || !command.is("robot_code", deed.entry().robot())) {
            found.add(NO_GATE_FOR_ANOTHER_CAR.broken(
                    deed.command(), "a command of another passage or robot opened for " + deed.arrival()));
        }
    }

    /** What a robot did alone is reported when it is back. */
    private void alone(Deed deed, List<Violation> found) {
        boolean moved = robots.openings().containsKey(deed.arrival()) && !obeyed(deed.arrival());
        boolean gone = !robots.atLoop().containsValue(deed.arrival());
        if (moved && gone && !keptAsAlone(Books.only(byArrival.get(deed.arrival())))) {
            found.add(EVERY_OPENING_KEPT.broken(deed.arrival(), "opened by the robot alone, and no opening says so"));
        }
    }

    private boolean obeyed(UUID arrival) {
        return robots.deeds().stream()
                .anyMatch(deed -> deed.forCommand() && deed.arrival().equals(arrival));
    }

    private boolean keptAsAlone(Row passage) {
        return passage != null
                && byPassage.getOrDefault(passage.id("id"), List.of()).stream()
                        .anyMatch(opening -> opening.is("kind", "OFFLINE"));
    }

    private Stream<Violation> oncePerCommand() {
        return robots.deeds().stream()
                .filter(Deed::forCommand)
                .collect(Collectors.groupingBy(Deed::command, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(used -> used.getValue() > 1)
                .map(used -> NO_GATE_OPENED_TWICE.broken(used.getKey(), "used " + used.getValue() + " times"));
    }

    private Stream<Violation> movedForADeed() {
        var deeds = robots.deeds().stream().collect(Collectors.groupingBy(Deed::arrival, Collectors.counting()));
        return robots.openings().entrySet().stream()
                .filter(moved -> moved.getValue() > deeds.getOrDefault(moved.getKey(), 0L))
                .map(moved -> NO_GATE_OPENED_TWICE.broken(
                        moved.getKey(),
                        "the gate opened " + moved.getValue() + " times for " + deeds.getOrDefault(moved.getKey(), 0L)
                                + " deeds"));
    }

    private Stream<Violation> movedForNobody() {
        return robots.openingsWithoutCar().stream()
                .map(moved -> NO_GATE_FOR_ANOTHER_CAR.broken(moved.robot(), "the gate opened for nobody"));
    }
}
