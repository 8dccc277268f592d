package io.gatehouse.vehicle;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How often which character was corrected to which, in the database: what the ranking of similar plates learns from. */
@ApplicationScoped
public class PlateCorrections {

    private static final String LEARN =
            """
            insert into plate_correction (tenant_id, seen, meant, count) values ($1, $2, $3, 1)
            on conflict (tenant_id, seen, meant) do update set count = plate_correction.count + 1
            """;

    private static final String ALL = "select seen, meant, count from plate_correction where tenant_id = $1";

    /** Somebody said that the first plate was the second. */
    public Uni<Void> learn(SqlConnection tx, UUID tenant, Plate wrong, Plate right) {
        var pairs = Confusion.between(wrong, right).stream()
                .sorted((one, other) -> text(one).compareTo(text(other)))
                .map(pair -> values(tenant, String.valueOf(pair.seen()), String.valueOf(pair.meant())))
                .toList();
        return pairs.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(LEARN).executeBatch(pairs).replaceWithVoid();
    }

    /** What this tenant's cameras confuse, as far as its people have said. */
    public Uni<ConfusionCosts> learned(SqlConnection tx, UUID tenant) {
        return tx.preparedQuery(ALL)
                .execute(values(tenant))
                .map(rows -> Rows.all(rows, row -> row))
                .map(PlateCorrections::costs);
    }

    private static ConfusionCosts costs(List<Row> rows) {
        Map<Confusion, Long> counts =
                rows.stream().collect(Collectors.toMap(PlateCorrections::pair, row -> row.getLong("count")));
        return ConfusionCosts.learned(counts);
    }

    private static Confusion pair(Row row) {
        return new Confusion(
                row.getString("seen").charAt(0), row.getString("meant").charAt(0));
    }

    /** In one order for all transactions, so that two of them never wait for each other. */
    private static String text(Confusion pair) {
        return "" + pair.seen() + pair.meant();
    }
}
