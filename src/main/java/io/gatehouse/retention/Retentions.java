package io.gatehouse.retention;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SetUpRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The tenants' retentions in the database: one each. */
@ApplicationScoped
public class Retentions implements SetUpRows<Retention> {

    @Override
    public String noun() {
        return "retention";
    }

    Uni<Retention> ofTenant(UUID tenant) {
        return find("tenantId", tenant)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound(noun(), tenant));
    }
}
