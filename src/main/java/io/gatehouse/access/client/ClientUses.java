package io.gatehouse.access.client;

import io.gatehouse.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Keeps when a client was last let in, once a minute at most; no request waits for it. */
@ApplicationScoped
public class ClientUses {

    private static final Logger LOG = Logger.getLogger(ClientUses.class);
    private static final long KEPT_EVERY = Duration.ofMinutes(1).toNanos();

    private final Database database;
    private final ClientSecrets secrets;
    private final Clock clock;
    private final ConcurrentHashMap<UUID, Long> keptAt = new ConcurrentHashMap<>();

    ClientUses(Database database, ClientSecrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    public void seen(KnownClient client) {
        long now = System.nanoTime();
        var before = keptAt.get(client.id());
        if (before != null && now - before < KEPT_EVERY) {
            return;
        }
        keptAt.put(client.id(), now);
        database.inWholeTenant(
                        client.tenantId(), tx -> secrets.seen(tx, client.tenantId(), client.id(), clock.instant()))
                .subscribe()
                .with(kept -> {}, failure -> LOG.warnf("last use of client %s not kept: %s", client.id(), failure));
    }
}
