package io.gatehouse.event;

import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** How far the log can be read: up to the oldest transaction that may still tell something. */
@ApplicationScoped
class Horizons {

    private static final String NOW = "select event_horizon()::text::bigint as horizon";

    private final Database database;

    Horizons(Database database) {
        this.database = database;
    }

    /** Transactions below this one have all ended. */
    Uni<Long> now() {
        return database.acrossTenants(
                connection -> connection.query(NOW).execute().map(rows -> rows.iterator()
                        .next()
                        .getLong("horizon")));
    }
}
