package io.gatehouse.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the database says, read by plain SQL as its owner. */
final class Books {

    /** A table, as far as the checker looks at it, in its order. */
    enum Table {
        // spotless:off
        PASSAGES ("select * from passage where tenant_id = ? order by id"),
        COMMANDS ("select * from command where tenant_id = ? order by id"),
        OPENINGS ("select * from opening where tenant_id = ? order by id"),
        STAYS    ("select * from stay where tenant_id = ? order by id"),
        ORDERS   ("select * from orders where tenant_id = ? order by id"),
        PAYMENTS ("select * from payment where tenant_id = ? order by id"),
        REFUNDS  ("select * from refund where tenant_id = ? order by id"),
        TRADES   ("select * from sandbox_trade where tenant_id = ? order by trade_no"),
        LEDGER   ("select * from ledger_entry where tenant_id = ? order by id"),
        SPACES   ("select * from occupancy where tenant_id = ? order by park_id"),
        CALLS    ("select * from call where tenant_id = ? order by id"),
        EVENTS   ("""
                  select tx::text::bigint as tx, seq, id, subject, type, data ->> 'outcome' as outcome,
                         data ->> 'openingId' as opening_id, data ->> 'messageId' as message_id,
                         data ->> 'laneId' as lane_id, data ->> 'passageId' as passage_id, at
                  from event where tenant_id = ? order by event.tx, seq
                  """);
        // spotless:on

        private final String query;

        Table(String query) {
            this.query = query;
        }
    }

    private final Map<Table, List<Row>> tables;

    Books(Map<Table, List<Row>> tables) {
        this.tables = tables;
    }

    static Books read(Connection asOwner, UUID tenant) throws SQLException {
        var tables = new EnumMap<Table, List<Row>>(Table.class);
        // one moment of all tables
        asOwner.setAutoCommit(false);
        asOwner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        for (var table : Table.values()) {
            tables.put(table, rows(asOwner, table.query, tenant));
        }
        asOwner.commit();
        return new Books(tables);
    }

    private static List<Row> rows(Connection connection, String query, UUID tenant) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setObject(1, tenant);
            var found = new ArrayList<Row>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(Row.of(rows));
                }
            }
            return found;
        }
    }

    List<Row> all(Table table) {
        return tables.getOrDefault(table, List.of());
    }

    /** By what a column says; rows without it are left out. */
    <K> Map<K, List<Row>> by(Table table, Function<Row, K> key) {
        return all(table).stream()
                .filter(row -> key.apply(row) != null)
                .collect(Collectors.groupingBy(key, HashMap::new, Collectors.toList()));
    }

    static Row only(Collection<Row> rows) {
        return rows == null || rows.size() != 1 ? null : rows.iterator().next();
    }
}
