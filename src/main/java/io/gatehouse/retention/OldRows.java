package io.gatehouse.retention;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What is over, across tenants, and the functions that drop it: each call is one small transaction. */
@ApplicationScoped
class OldRows {

    /** What a tenant's own rows are forgotten by, in the order in which they name each other. */
    static final List<String> OF_TENANT =
            List.of("forget_calls", "forget_passages", "forget_stays", "forget_evidence", "forget_events");

    private static final int MOST_PARKS = 1000;

    /** A park, and whose it is. */
    record OldPark(UUID tenant, UUID id) {}

    /**
     * @param since what is older is over
     * @param after what was made before this was looked at often enough
     */
    record OldTenant(UUID id, Instant since, UUID after) {}

    private final Database database;

    OldRows(Database database) {
        this.database = database;
    }

    /** @return how many months were made */
    Uni<Integer> prepareMonths(int ahead) {
        return one("select prepare_event_months($1) as made", values(ahead), row -> row.getInteger("made"));
    }

    /** The first days of months of the log that are over for everybody; what was before months begins at -infinity. */
    Uni<List<String>> monthsOver() {
        return all("select m::text as month from event_months_over() m", values(), row -> row.getString("month"));
    }

    /** False when somebody reads it just now, or has dropped it meanwhile. */
    Uni<Boolean> dropMonth(String month) {
        return one(
                "select drop_event_month($1::text::date) as dropped", values(month), row -> row.getBoolean("dropped"));
    }

    Uni<List<OldPark>> parksWithOldOpenings() {
        return all(
                "select * from parks_with_old_openings($1)",
                values(MOST_PARKS),
                row -> new OldPark(uuid(row, "tenant_id"), uuid(row, "park_id")));
    }

    /** SEALED, NOTHING, or why the chain is broken. */
    Uni<String> sealPeriod(UUID park) {
        return one("select seal_opening_period($1) as outcome", values(park), row -> row.getString("outcome"));
    }

    Uni<Integer> forgetOpenings(UUID park, int most) {
        return one(
                "select forget_openings($1, $2) as forgotten", values(park, most), row -> row.getInteger("forgotten"));
    }

    /** Of whom something is over that nobody has looked at yet. */
    Uni<List<OldTenant>> tenants() {
        return all(
                "select * from tenants_to_forget()",
                values(),
                row -> new OldTenant(uuid(row, "tenant_id"), moment(row, "since"), uuid(row, "after")));
    }

    /**
     * @param function one of {@link #OF_TENANT}
     * @return the last row that was looked at, empty when nothing is left
     */
    Uni<Optional<UUID>> forget(String function, UUID tenant, UUID after, int most) {
        return one(
                "select " + function + "($1, $2, $3) as last",
                values(tenant, after, most),
                row -> Optional.ofNullable(uuid(row, "last")));
    }

    /** Everything that was over at that moment was looked at. */
    Uni<Void> forgotten(OldTenant tenant) {
        return all("select from forgotten($1, $2)", values(tenant.id(), tenant.since()), row -> row)
                .replaceWithVoid();
    }

    Uni<Row> watched() {
        return one("select * from retention_watched()", values(), row -> row);
    }

    private <T> Uni<T> one(String query, Tuple parameters, Function<Row, T> record) {
        return all(query, parameters, record).map(rows -> rows.get(0));
    }

    private <T> Uni<List<T>> all(String query, Tuple parameters, Function<Row, T> record) {
        return database.acrossTenants(connection ->
                connection.preparedQuery(query).execute(parameters).map(rows -> Rows.all(rows, record)));
    }
}
