package io.gatehouse.access.client;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SetUpRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** The clients in the database, as they were set up. */
@ApplicationScoped
public class Clients implements SetUpRows<Client> {

    private static final String PARKS = "select p.id from Park p where p.tenantId = ?1 and p.id in ?2";

    @Override
    public String noun() {
        return "client";
    }

    /** Fails unless the parks that it is bound to are of its tenant. */
    Uni<Client> placed(Client client) {
        if (client.parks == null) {
            return Uni.createFrom().item(client);
        }
        var asked = new HashSet<>(Arrays.asList(client.parks));
        return getSession()
                .chain(session -> session.createQuery(PARKS, UUID.class)
                        .setParameter(1, client.tenantId)
                        .setParameter(2, List.copyOf(asked))
                        .getResultList())
                .invoke(asked::removeAll)
                .invoke(() -> asked.stream().findFirst().ifPresent(missing -> {
                    throw Problem.notFound("park", missing);
                }))
                .replaceWith(client);
    }
}
