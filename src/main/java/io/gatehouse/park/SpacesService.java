package io.gatehouse.park;

import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Free spaces: read, and set right by somebody who counted. */
@ApplicationScoped
public class SpacesService {

    private static final Logger LOG = Logger.getLogger(SpacesService.class);

    private final Database database;
    private final Occupancies occupancies;
    private final Events events;
    private final Event<SpacesCorrected> corrected;
    private final Clock clock;

    SpacesService(
            Database database, Occupancies occupancies, Events events, Event<SpacesCorrected> corrected, Clock clock) {
        this.database = database;
        this.occupancies = occupancies;
        this.events = events;
        this.corrected = corrected;
        this.clock = clock;
    }

    Uni<Spaces> of(UUID tenant, UUID park) {
        return database.inTenant(tenant, connection -> occupancies.of(connection, tenant, park));
    }

    Uni<Map<UUID, Spaces>> of(UUID tenant, Collection<UUID> parks) {
        return parks.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : database.inTenant(tenant, connection -> occupancies.of(connection, tenant, parks));
    }

    Uni<Spaces> correct(UUID tenant, UUID park, SpacesCorrection wanted, String by) {
        return database.inTenant(tenant, transaction -> occupancies
                        .begin(transaction, tenant, park)
                        .chain(() -> occupancies.lock(transaction, tenant, park))
                        .chain(before -> set(transaction, tenant, park, before, wanted, by)))
                .invoke(() -> tellLanes(tenant, park));
    }

    /** After a commit: cars that wait because the park was full may come in now. */
    void tellLanes(UUID tenant, UUID park) {
        corrected.fireAsync(new SpacesCorrected(tenant, park)).whenComplete((told, failure) -> {
            if (failure != null) {
                LOG.errorf(failure, "park %s: its waiting lanes were not told of its free spaces", park);
            }
        });
    }

    private Uni<Spaces> set(
            SqlConnection transaction, UUID tenant, UUID park, Spaces before, SpacesCorrection wanted, String by) {
        if (wanted.free() > before.capacity()) {
            throw Problem.invalid("free", "more-than-capacity", "The park has " + before.capacity() + " spaces.");
        }
        int difference = before.differenceTo(wanted.free());
        var after = before.corrected(difference);
        var now = clock.instant();
        return occupancies
                .correct(transaction, tenant, park, difference)
                .chain(() -> occupancies.keep(transaction, tenant, park, difference, wanted.reason(), by, now))
                .chain(() -> events.tell(transaction, List.of(fact(tenant, park, after, difference, wanted, by, now))))
                .replaceWith(after);
    }

    private static Fact fact(
            UUID tenant, UUID park, Spaces after, int difference, SpacesCorrection wanted, String by, Instant at) {
        var data = new JsonObject()
                .put("free", after.free())
                .put("difference", difference)
                .put("reason", wanted.reason())
                .put("correctedBy", by);
        return new Fact(tenant, park, park, "park.spaces-corrected", at, data);
    }
}
