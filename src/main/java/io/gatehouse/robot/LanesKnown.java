package io.gatehouse.robot;

import io.gatehouse.platform.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All that this room asks about lanes, by the entity's name: lanes know robots, and no robot knows lanes. */
@ApplicationScoped
public class LanesKnown {

    private static final String PARK = "select l.parkId from Lane l where l.tenantId = :tenant and l.id = :lane";

    /**
     * The park of a lane; fails when the tenant has no such lane. Null is no lane, which is fine, and no park. Within
     * {@code SetUp.inTenant}.
     */
    Uni<UUID> parkOf(UUID tenant, UUID lane) {
        return lane == null
                ? Uni.createFrom().nullItem()
                : Panache.getSession()
                        .chain(session -> session.createQuery(PARK, UUID.class)
                                .setParameter("tenant", tenant)
                                .setParameter("lane", lane)
                                .getSingleResultOrNull())
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problem.notFound("lane", lane));
    }
}
