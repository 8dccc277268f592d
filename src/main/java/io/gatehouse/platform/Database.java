package io.gatehouse.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/** The reactive pool's edge: every piece of work runs in a transaction that belongs to one tenant. */
@ApplicationScoped
public class Database {

    /** Which tenant the row-level policies let this transaction see. */
    static final String ON_BEHALF_OF = "select set_config('gatehouse.tenant', $1, true)";

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    /** Commits when the work succeeds, else rolls back. */
    public <T> Uni<T> inTenant(UUID tenant, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(ON_BEHALF_OF)
                .execute(Tuple.of(tenant.toString()))
                .chain(() -> work.apply(connection)));
    }

    /** For the few functions that answer across tenants; without a tenant no table shows a row. */
    public <T> Uni<T> acrossTenants(Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(work);
    }
}
