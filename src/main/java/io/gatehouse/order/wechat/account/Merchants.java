package io.gatehouse.order.wechat.account;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.order.channel.ChannelAccount;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Notifications;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The accounts as they were set up. They are asked for whenever a car wants to leave, so each
 * instance keeps them, until the database says that one has changed.
 */
@ApplicationScoped
public class Merchants {

    private static final long KEPT_NANOS = Duration.ofSeconds(30).toNanos();

    private final Database database;
    private final Notifications notifications;
    private final Map<UUID, Kept> byTenant = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    private record Kept(List<Merchant> merchants, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < KEPT_NANOS;
        }
    }

    Merchants(Database database, Notifications notifications) {
        this.database = database;
        this.notifications = notifications;
    }

    void listen(@Observes StartupEvent started) {
        notifications.listen("wechat_account", this::forgetAll, this::forget);
    }

    void forget(UUID tenant) {
        changes.incrementAndGet();
        byTenant.remove(tenant);
    }

    private void forgetAll() {
        changes.incrementAndGet();
        byTenant.clear();
    }

    /** Those that take money now. */
    public Uni<List<ChannelAccount>> inUse(UUID tenant) {
        return of(tenant).map(all -> all.stream()
                .filter(Merchant::active)
                .map(Merchant::account)
                .toList());
    }

    public Uni<Merchant> of(UUID tenant, UUID account) {
        return of(tenant).map(all -> all.stream()
                .filter(merchant -> merchant.id().equals(account))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("wechat-account", account)));
    }

    /** Of whichever tenant: whoever notifies us names the account alone. */
    public Uni<Merchant> named(UUID account) {
        return database.acrossTenants(connection -> connection
                        .preparedQuery("select tenant_id from home_of_wechat_account($1)")
                        .execute(values(account)))
                .map(rows -> Rows.first(rows, row -> row.getUUID("tenant_id"))
                        .orElseThrow(() -> Problem.notFound("wechat-account", account)))
                .chain(tenant -> of(tenant, account));
    }

    private Uni<List<Merchant>> of(UUID tenant) {
        var kept = byTenant.get(tenant);
        return kept != null && kept.isFresh() ? Uni.createFrom().item(kept.merchants()) : read(tenant);
    }

    /** What was read while something changed is not kept. */
    private Uni<List<Merchant>> read(UUID tenant) {
        long before = changes.get();
        return database.inTenant(tenant, tx -> tx.preparedQuery("select * from wechat_account where tenant_id = $1")
                        .execute(values(tenant)))
                .map(rows -> Rows.all(rows, Merchants::merchant))
                .invoke(merchants -> {
                    if (changes.get() == before) {
                        byTenant.put(tenant, new Kept(merchants, System.nanoTime()));
                    }
                });
    }

    private static Merchant merchant(Row row) {
        return new Merchant(
                row.getUUID("tenant_id"),
                row.getUUID("id"),
                row.getInteger("version"),
                row.getUUID("park_id"),
                row.getString("mchid"),
                row.getString("appid"),
                row.getString("merchant_serial"),
                row.getString("private_key"),
                row.getString("api_v3_key"),
                row.getString("public_key"),
                row.getString("public_key_id"),
                row.getBoolean("active"),
                row.getBoolean("defers"));
    }
}
