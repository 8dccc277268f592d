package io.gatehouse.access.provider;

import static io.gatehouse.platform.Columns.uuid;

import io.gatehouse.platform.Contexts;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Notifications;
import io.gatehouse.platform.Remembered;
import io.gatehouse.platform.Rows;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** The identity providers of all tenants, kept in memory until one changes or half a minute has passed. */
@ApplicationScoped
public class KnownProviders {

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Database database;
    private final Notifications notifications;
    private final AtomicReference<Uni<Map<String, List<KnownProvider>>>> kept = new AtomicReference<>();

    KnownProviders(Database database, Notifications notifications) {
        this.database = database;
        this.notifications = notifications;
    }

    void start(@Observes StartupEvent started) {
        notifications.listen("gatehouse_identity_providers", this::drop, changed -> drop());
    }

    private void drop() {
        kept.set(null);
    }

    /** Which one says so, of those that tokens for these audiences may come from; empty when none does. */
    public Uni<Optional<KnownProvider>> of(String issuer, Collection<String> audiences) {
        return Contexts.backHere(all()).map(all -> all.getOrDefault(issuer, List.of()).stream()
                .filter(provider -> audiences.contains(provider.audience()))
                .findFirst());
    }

    private Uni<Map<String, List<KnownProvider>>> all() {
        return kept.updateAndGet(before -> before == null ? remembered() : before);
    }

    private Uni<Map<String, List<KnownProvider>>> remembered() {
        return Remembered.of(read().onFailure().invoke(this::drop), KEPT);
    }

    private Uni<Map<String, List<KnownProvider>>> read() {
        return database.acrossTenants(connection -> connection
                .query("select * from identity_providers_known()")
                .execute()
                .map(rows -> Rows.all(rows, KnownProviders::provider).stream()
                        .collect(Collectors.groupingBy(KnownProvider::issuer))));
    }

    private static KnownProvider provider(Row row) {
        return new KnownProvider(
                uuid(row, "tenant_id"),
                uuid(row, "id"),
                row.getString("issuer"),
                row.getString("audience"),
                row.getString("jwks_uri"),
                row.getString("subject_claim"),
                row.getString("roles_claim"),
                row.getJsonObject("roles").stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, role -> String.valueOf(role.getValue()))));
    }
}
