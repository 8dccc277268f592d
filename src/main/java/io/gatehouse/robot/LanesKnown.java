package io.gatehouse.robot;

import io.gatehouse.platform.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All that this room asks about lanes, by the entity's name: lanes know robots, and no robot knows lanes. */
@ApplicationScoped
public class LanesKnown {

    private static final String HOW_MANY = "select count(l) from Lane l where l.tenantId = :tenant and l.id = :lane";

    /** Fails when the tenant has no such lane; null is no lane, which is fine. Within {@code SetUp.inTenant}. */
    Uni<Void> check(UUID tenant, UUID lane) {
        return lane == null
                ? Uni.createFrom().voidItem()
                : howMany(tenant, lane)
                        .map(Long::intValue)
                        .invoke(found -> known(lane, found))
                        .replaceWithVoid();
    }

    private static Uni<Long> howMany(UUID tenant, UUID lane) {
        return Panache.getSession().chain(session -> session.createQuery(HOW_MANY, Long.class)
                .setParameter("tenant", tenant)
                .setParameter("lane", lane)
                .getSingleResult());
    }

    private static void known(UUID lane, int found) {
        if (found == 0) {
            throw Problem.notFound("lane", lane);
        }
    }
}
