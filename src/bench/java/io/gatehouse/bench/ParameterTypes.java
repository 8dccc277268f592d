package io.gatehouse.bench;

import io.gatehouse.bench.Recording.Statement;
import io.gatehouse.support.Backbone;
import io.vertx.core.json.Json;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Of which type PostgreSQL takes each parameter to be, so that what its log shows as text can be sent again. */
final class ParameterTypes {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]X");

    private static final Map<String, Function<String, Object>> READERS = Map.ofEntries(
            Map.entry("uuid", UUID::fromString),
            Map.entry("text", text -> text),
            Map.entry("character varying", text -> text),
            Map.entry("character", text -> text),
            Map.entry("bigint", Long::valueOf),
            Map.entry("integer", Integer::valueOf),
            Map.entry("smallint", Short::valueOf),
            Map.entry("numeric", BigDecimal::new),
            Map.entry("double precision", Double::valueOf),
            Map.entry("real", Float::valueOf),
            Map.entry("boolean", text -> text.startsWith("t")),
            Map.entry("date", LocalDate::parse),
            Map.entry("timestamp with time zone", ParameterTypes::time),
            Map.entry("jsonb", Json::decodeValue),
            Map.entry("json", Json::decodeValue),
            Map.entry("uuid[]", text -> array(text, UUID::fromString, UUID[]::new)),
            Map.entry("text[]", text -> array(text, one -> one, String[]::new)),
            Map.entry(
                    "bytea",
                    text -> io.vertx.core.buffer.Buffer.buffer(
                            java.util.HexFormat.of().parseHex(text.substring(2)))));

    private final Map<String, List<String>> ofStatements = new HashMap<>();

    static ParameterTypes of(Backbone backbone, List<Script> scripts) {
        var types = new ParameterTypes();
        try (var connection = backbone.database().superuser()) {
            for (var sql : scripts.stream()
                    .flatMap(script -> Script.shape(script.second()).stream())
                    .collect(Collectors.toSet())) {
                types.ofStatements.put(sql, ask(connection, sql));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return types;
    }

    private static List<String> ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("prepare asked as " + sql);
            try (var rows = statement.executeQuery(
                    "select parameter_types::text[] from pg_prepared_statements where name = 'asked'")) {
                rows.next();
                return List.of((String[]) rows.getArray(1).getArray());
            } finally {
                statement.execute("deallocate asked");
            }
        }
    }

    Tuple tuple(Statement statement) {
        var types = ofStatements.get(statement.sql());
        var tuple = Tuple.tuple();
        for (int place = 0; place < statement.parameters().size(); place++) {
            var text = statement.parameters().get(place);
            tuple.addValue(text == null ? null : reader(types.get(place)).apply(text));
        }
        return tuple;
    }

    private static Function<String, Object> reader(String type) {
        var reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalStateException("no way to send a " + type);
        }
        return reader;
    }

    /** As PostgreSQL or as Java writes it. */
    static OffsetDateTime time(String text) {
        return text.contains("T") ? OffsetDateTime.parse(text) : OffsetDateTime.parse(text, TIME);
    }

    private static <T> T[] array(String text, Function<String, T> reader, java.util.function.IntFunction<T[]> empty) {
        var inner = text.substring(1, text.length() - 1);
        return inner.isEmpty()
                ? empty.apply(0)
                : Arrays.stream(inner.split(",")).map(reader).toArray(empty);
    }
}
