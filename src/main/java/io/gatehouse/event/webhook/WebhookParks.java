package io.gatehouse.event.webhook;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Which parks a webhook may be about. */
@ApplicationScoped
class WebhookParks {

    private static final String KNOWN =
            """
            select count(*) as known, nullif(current_setting('gatehouse.parks', true), '') is not null as bound
            from park where tenant_id = $1 and id = any ($2)
            """;

    private final Database database;

    WebhookParks(Database database) {
        this.database = database;
    }

    /** Whoever is bound to parks must name them: without parks, a webhook is told of all. */
    Uni<Void> require(UUID tenant, List<UUID> parks) {
        var wanted = parks.stream().distinct().toArray(UUID[]::new);
        return database.inTenant(tenant, tx -> tx.preparedQuery(KNOWN)
                .execute(values(tenant, wanted))
                .invoke(rows -> check(rows.iterator().next(), wanted.length))
                .replaceWithVoid());
    }

    private static void check(Row answer, int wanted) {
        if (answer.getLong("known") < wanted) {
            throw Problem.invalid("parks", "unknown-park", "One of these parks is not there.");
        }
        if (wanted == 0 && answer.getBoolean("bound")) {
            throw Problem.invalid("parks", "parks-required", "You see some parks only: name those it shall be about.");
        }
    }
}
