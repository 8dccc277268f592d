package io.gatehouse.platform;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Rows of an answer as the records that they are. */
public final class Rows {

    private Rows() {}

    public static <T> List<T> all(RowSet<Row> rows, Function<Row, T> record) {
        return StreamSupport.stream(rows.spliterator(), false).map(record).toList();
    }

    public static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> record) {
        return StreamSupport.stream(rows.spliterator(), false).map(record).findFirst();
    }
}
