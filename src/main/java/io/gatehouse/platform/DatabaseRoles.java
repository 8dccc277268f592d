package io.gatehouse.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

/** What the database says about who we are there, and how far its schema is. */
@ApplicationScoped
public class DatabaseRoles {

    /** Whoever may act as the owner of a table is bound by its policies no more than the owner. */
    private static final String CURRENT =
            """
            select rolname, rolsuper or rolbypassrls as bypasses, exists (
              select from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
                and pg_has_role(rolname, relowner, 'member')) as owns
            from pg_roles where rolname = current_user
            """;

    private static final String VERSION =
            "select coalesce(max(version::int), 0) as version from flyway_schema_history where success";

    private final Pool pool;

    DatabaseRoles(Pool pool) {
        this.pool = pool;
    }

    Uni<DatabaseRole> current() {
        return current(pool);
    }

    static Uni<DatabaseRole> current(Pool pool) {
        return pool.query(CURRENT).execute().map(rows -> role(rows.iterator().next()));
    }

    Uni<Integer> schemaVersion() {
        return pool.query(VERSION).execute().map(rows -> rows.iterator().next().getInteger("version"));
    }

    private static DatabaseRole role(Row row) {
        return new DatabaseRole(row.getString("rolname"), row.getBoolean("bypasses"), row.getBoolean("owns"));
    }
}
