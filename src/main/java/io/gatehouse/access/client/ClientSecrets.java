package io.gatehouse.access.client;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.RandomSecret;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The clients' secrets in the database, and when they were used. */
@ApplicationScoped
public class ClientSecrets {

    /** Into the place that is free, if one is. */
    private static final String MAKE =
            """
            insert into client_secret (id, tenant_id, client_id, place, hash, created_by, created_at)
            select $1, $2, $3, place, $4, $5, $6 from (values (1), (2)) places (place)
            where not exists (select from client_secret s where s.client_id = $3 and s.place = places.place)
            order by place limit 1
            """;

    private static final String DELETE =
            "delete from client_secret where tenant_id = $1 and client_id = $2 and id = $3";

    private static final String OF_CLIENTS =
            """
            select client_id, id, created_at, created_by, used_at from client_secret
            where tenant_id = $1 and client_id = any($2) order by id
            """;

    private static final String USES =
            "select client_id, used_at from client_use where tenant_id = $1 and client_id = any($2)";

    private static final String USED =
            """
            update client_secret set used_at = $3::timestamptz
            where tenant_id = $1 and id = $2 and (used_at is null or used_at < $3::timestamptz - interval '1 minute')
            """;

    private static final String SEEN =
            """
            insert into client_use as known (client_id, tenant_id, used_at) select $2, $1, $3
            where exists (select from client where tenant_id = $1 and id = $2)
            on conflict (client_id) do update set used_at = greatest(known.used_at, excluded.used_at)
            """;

    /** Fails when both places are taken. */
    Uni<Void> make(SqlConnection tx, UUID id, Client of, RandomSecret secret, String by, Instant now) {
        return tx.preparedQuery(MAKE)
                .execute(values(id, of.tenantId, of.id, secret.hash(), by, now))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Problem.conflict("two-secrets", "Two secrets are live: delete one of them first.");
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> delete(SqlConnection tx, UUID tenant, UUID client, UUID secret) {
        return tx.preparedQuery(DELETE)
                .execute(values(tenant, client, secret))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Problem.notFound("secret", secret);
                    }
                })
                .replaceWithVoid();
    }

    Uni<Map<UUID, List<SecretView>>> of(SqlConnection tx, UUID tenant, Collection<UUID> clients) {
        return tx.preparedQuery(OF_CLIENTS)
                .execute(values(tenant, clients.toArray(UUID[]::new)))
                .map(rows -> Rows.all(rows, row -> row).stream()
                        .collect(Collectors.groupingBy(
                                row -> uuid(row, "client_id"),
                                Collectors.mapping(ClientSecrets::view, Collectors.toList()))));
    }

    Uni<Map<UUID, Instant>> uses(SqlConnection tx, UUID tenant, Collection<UUID> clients) {
        return tx.preparedQuery(USES)
                .execute(values(tenant, clients.toArray(UUID[]::new)))
                .map(rows -> Rows.all(rows, row -> row).stream()
                        .collect(Collectors.toMap(row -> uuid(row, "client_id"), row -> moment(row, "used_at"))));
    }

    /** A token was asked for with it. */
    public Uni<Void> used(SqlConnection tx, UUID tenant, UUID secret, Instant now) {
        return tx.preparedQuery(USED).execute(values(tenant, secret, now)).replaceWithVoid();
    }

    /** A request of the client was let in. */
    Uni<Void> seen(SqlConnection tx, UUID tenant, UUID client, Instant now) {
        return tx.preparedQuery(SEEN).execute(values(tenant, client, now)).replaceWithVoid();
    }

    private static SecretView view(Row row) {
        return new SecretView(
                uuid(row, "id"), moment(row, "created_at"), row.getString("created_by"), moment(row, "used_at"));
    }
}
