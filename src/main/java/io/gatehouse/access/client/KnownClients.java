package io.gatehouse.access.client;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Contexts;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Notifications;
import io.gatehouse.platform.Remembered;
import io.gatehouse.platform.Rows;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What this instance knows of the clients that call. The database tells of every change (V51); should it not be heard,
 * nothing is believed for longer than half a minute.
 */
@ApplicationScoped
public class KnownClients {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Duration LOOKED_AT = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private final Database database;
    private final Notifications notifications;
    private final ConcurrentHashMap<UUID, Uni<Optional<KnownClient>>> kept = new ConcurrentHashMap<>();

    KnownClients(Database database, Notifications notifications) {
        this.database = database;
        this.notifications = notifications;
    }

    void start(@Observes StartupEvent started) {
        notifications.listen("gatehouse_clients", kept::clear, kept::remove);
    }

    /** Empty when there is no such client, or it is disabled. */
    public Uni<Optional<KnownClient>> of(UUID id) {
        if (kept.size() > MOST) {
            kept.clear();
        }
        return Contexts.backHere(kept.computeIfAbsent(id, this::remembered));
    }

    /** The same as of this moment. */
    public Uni<Optional<KnownClient>> now(UUID id) {
        return database.acrossTenants(connection -> connection
                .preparedQuery("select * from client_known($1)")
                .execute(values(id))
                .map(rows -> client(Rows.all(rows, row -> row))));
    }

    /** Completes when the client, if it is one, is not let do any more what it is let do now. */
    public Uni<Void> revoked(Optional<UUID> client) {
        return client.map(id -> of(id).chain(before -> lessThan(before, id)))
                .orElseGet(() -> Uni.createFrom().nothing());
    }

    private Uni<Void> lessThan(Optional<KnownClient> before, UUID id) {
        return Multi.createFrom()
                .ticks()
                .every(LOOKED_AT)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> of(id).onFailure().recoverWithItem(before))
                .select()
                .where(now -> now.isEmpty() || before.isEmpty() || !now.get().mayAllThat(before.get()))
                .toUni()
                .replaceWithVoid();
    }

    private Uni<Optional<KnownClient>> remembered(UUID id) {
        return Remembered.of(now(id).onFailure().invoke(failure -> kept.remove(id)), KEPT);
    }

    /** One row for each secret, or one without. */
    private static Optional<KnownClient> client(List<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(row -> new KnownClient(
                        uuid(row, "tenant_id"),
                        uuid(row, "id"),
                        Set.of(row.getArrayOfStrings("roles")),
                        Set.of(row.getArrayOfStrings("scopes")),
                        row.getArrayOfUUIDs("parks") == null ? null : List.of(row.getArrayOfUUIDs("parks")),
                        row.getInteger("requests_per_minute"),
                        row.getInteger("requests_at_once"),
                        rows.stream()
                                .filter(each -> uuid(each, "secret_id") != null)
                                .collect(Collectors.toMap(
                                        each -> uuid(each, "secret_id"), each -> each.getString("secret_hash")))));
    }
}
