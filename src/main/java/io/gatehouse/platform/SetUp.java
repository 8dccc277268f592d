package io.gatehouse.platform;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** Hibernate's edge: what an operator sets up is read and written in a transaction that belongs to one tenant. */
@ApplicationScoped
public class SetUp {

    /** One value: Hibernate takes no more of them for a text. */
    private static final String ON_BEHALF_OF =
            "select set_config('gatehouse.tenant', ?1, true) || set_config('gatehouse.parks', ?2, true)";

    /**
     * Shielded: a client that disconnects does not cancel the work in its middle, which Hibernate Reactive answers with
     * HR000090 and a connection that is lost.
     */
    public <T> Uni<T> inTenant(UUID tenant, Supplier<Uni<T>> work) {
        var transaction = Panache.withTransaction(
                () -> Panache.getSession().chain(session -> session.createNativeQuery(ON_BEHALF_OF, String.class)
                        .setParameter(1, tenant.toString())
                        .setParameter(2, ParkBounds.current())
                        .getSingleResult()
                        .chain(work::get)));
        return Uni.createFrom().emitter(done -> transaction.subscribe().with(done::complete, done::fail));
    }
}
