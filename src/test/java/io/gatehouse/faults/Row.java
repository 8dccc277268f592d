package io.gatehouse.faults;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A row of the database by its columns' names. */
record Row(Map<String, Object> columns) {

    static Row of(ResultSet rows) throws SQLException {
        var columns = new HashMap<String, Object>();
        var heads = rows.getMetaData();
        for (int column = 1; column <= heads.getColumnCount(); column++) {
            columns.put(heads.getColumnLabel(column), rows.getObject(column));
        }
        return new Row(columns);
    }

    UUID id(String column) {
        return (UUID) columns.get(column);
    }

    String text(String column) {
        return (String) columns.get(column);
    }

    long number(String column) {
        return ((Number) columns.get(column)).longValue();
    }

    Instant time(String column) {
        var value = columns.get(column);
        return value instanceof Timestamp stamp ? stamp.toInstant() : (Instant) value;
    }

    boolean has(String column) {
        return columns.get(column) != null;
    }

    boolean is(String column, Object value) {
        return value.equals(columns.get(column));
    }
}
