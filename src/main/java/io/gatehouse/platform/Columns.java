package io.gatehouse.platform;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/** How values stand in the columns of SQL on the pool: null stays null, a moment is UTC to the microsecond. */
public final class Columns {

    private Columns() {}

    /** Parameters in their order; nulls, instants and enums among them. */
    public static Tuple values(Object... values) {
        return Tuple.from(Arrays.stream(values).map(Columns::column).toList());
    }

    private static Object column(Object value) {
        if (value instanceof Instant moment) {
            return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    public static Instant moment(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    public static <E extends Enum<E>> E constant(Class<E> type, Row row, String column) {
        var name = row.getString(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    public static JsonArray array(Row row, String column) {
        var json = row.getJsonArray(column);
        return json == null ? new JsonArray() : json;
    }

    public static JsonObject object(Row row, String column) {
        return row.getJsonObject(column);
    }

    public static UUID uuid(Row row, String column) {
        return row.getUUID(column);
    }
}
