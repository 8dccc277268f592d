package io.gatehouse.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.faults.Books.Table;
import io.gatehouse.simulator.wire.Journal.Entry;
import io.gatehouse.simulator.wire.Journal.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A car that calls for help at an exit, pays, and leaves, as its robot and the database tell it; to be spoiled by tests. */
final class Story {
    static final String ROBOT = "R-1";

    final UUID arrival = UUID.randomUUID();
    final UUID passage = UUID.randomUUID();
    final UUID command = UUID.randomUUID();
    final UUID opening = UUID.randomUUID();
    final UUID order = UUID.randomUUID();
    final UUID payment = UUID.randomUUID();
    final UUID help = UUID.randomUUID();
    final List<Entry> journal = new ArrayList<>();
    private final Map<Table, List<Row>> tables = new EnumMap<>(Table.class);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Story() {
        robot();
        passages();
        money();
        events("passage.arrived", "passage.held", "passage.cleared", "passage.through");
        row(Table.EVENTS, "subject", passage, "type", "help.requested", "message_id", help.toString(), "at", now);
        row(Table.CALLS, "robot_code", ROBOT, "passage_id", passage, "queued_at", now, "ended_at", now);
    }

    private void robot() {
        note(Event.LOOP, "here", about(arrival));
        note(Event.UP, "arrival", about(arrival).put("id", UUID.randomUUID().toString()));
        note(Event.UP, "help", about(arrival).put("id", help.toString()));
        open(command, arrival);
        note(Event.UP, "ack", about(null).put("commandId", command.toString()).put("outcome", "DONE"));
        note(Event.LOOP, "gone", about(arrival));
    }

    private void passages() {
        row(
                Table.PASSAGES,
                "id",
                passage,
                "arrival_id",
                arrival,
                "robot_code",
                ROBOT,
                "state",
                "THROUGH",
                "situation",
                "FEE_DUE",
                "cleared_at",
                now,
                "ended_at",
                now);
        row(Table.SPACES, "park_id", UUID.randomUUID(), "inside", 0, "promised", 0);
        row(
                Table.COMMANDS,
                "id",
                command,
                "passage_id",
                passage,
                "robot_code",
                ROBOT,
                "kind",
                "open",
                "deadline",
                now.plusSeconds(15),
                "outcome",
                "DONE");
        row(
                Table.OPENINGS,
                "id",
                opening,
                "passage_id",
                passage,
                "command_id",
                command,
                "kind",
                "PAYMENT",
                "outcome",
                "OPENED");
        row(
                Table.EVENTS,
                "subject",
                passage,
                "type",
                "opening.ended",
                "opening_id",
                opening.toString(),
                "outcome",
                "OPENED");
    }

    private void money() {
        row(Table.ORDERS, "id", order, "state", "PAID", "amount", 500L, "refunded", 0L);
        row(Table.PAYMENTS, "id", payment, "order_id", order, "state", "SUCCEEDED", "amount", 500L, "trade_no", "T1");
        row(Table.TRADES, "trade_no", "T1", "state", "SUCCEEDED", "amount", 500L);
        var movement = UUID.randomUUID();
        row(Table.LEDGER, "movement_id", movement, "payment_id", payment, "account", "CHANNEL", "amount", 500L);
        row(Table.LEDGER, "movement_id", movement, "payment_id", payment, "account", "REVENUE", "amount", -500L);
    }

    Story events(String... types) {
        for (var type : types) {
            row(Table.EVENTS, "subject", passage, "type", type);
        }
        return this;
    }

    /** The robot obeys a command for a car, and its gate opens. */
    Story open(UUID forCommand, UUID forCar) {
        note(Event.DEED, "open", about(forCar).put("commandId", forCommand.toString()));
        note(Event.GATE, "OPENING", about(forCar));
        return this;
    }

    Story later(long seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    Story note(Event event, String message, ObjectNode payload) {
        journal.add(new Entry(0, now, ROBOT, event, message, payload));
        return this;
    }

    static ObjectNode about(UUID carOrNull) {
        var node = JsonNodeFactory.instance.objectNode();
        return carOrNull == null ? node : node.put("arrivalId", carOrNull.toString());
    }

    Story row(Table table, Object... columns) {
        var row = new HashMap<String, Object>();
        for (int column = 0; column < columns.length; column += 2) {
            row.put((String) columns[column], columns[column + 1]);
        }
        tables.computeIfAbsent(table, none -> new ArrayList<>()).add(new Row(row));
        return this;
    }

    /** Changes the first row of a table. */
    Story set(Table table, String column, Object value) {
        tables.get(table).get(0).columns().put(column, value);
        return this;
    }

    Story without(Table table) {
        tables.remove(table);
        return this;
    }

    /** Takes the first event of this type out of the log. */
    Story withoutEvent(String type) {
        var events = tables.get(Table.EVENTS);
        events.remove(events.stream()
                .filter(event -> event.is("type", type))
                .findFirst()
                .orElseThrow());
        return this;
    }

    List<Violation> violations() {
        return Checker.check(new Testimony(journal), new Books(tables));
    }
}
