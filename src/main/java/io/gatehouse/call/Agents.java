package io.gatehouse.call;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SetUpRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** The agents in the database, as they were set up. */
@ApplicationScoped
public class Agents implements SetUpRows<Agent> {

    @Override
    public String noun() {
        return "agent";
    }

    /** Fails unless the parks and groups that it serves are of its tenant. */
    Uni<Void> placed(Agent agent) {
        return known("Park", "park", agent.tenantId, agent.parks)
                .chain(() -> known("ParkGroup", "park-group", agent.tenantId, agent.parkGroups));
    }

    private Uni<Void> known(String entity, String noun, UUID tenant, UUID[] ids) {
        if (ids.length == 0) {
            return Uni.createFrom().voidItem();
        }
        var asked = new HashSet<>(Arrays.asList(ids));
        return getSession()
                .chain(session -> session.createQuery(
                                "select id from " + entity + " where tenantId = ?1 and id in ?2", UUID.class)
                        .setParameter(1, tenant)
                        .setParameter(2, List.copyOf(asked))
                        .getResultList())
                .invoke(asked::removeAll)
                .invoke(() -> asked.stream().findFirst().ifPresent(missing -> {
                    throw Problem.notFound(noun, missing);
                }))
                .replaceWithVoid();
    }
}
