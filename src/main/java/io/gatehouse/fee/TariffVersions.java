package io.gatehouse.fee;

import io.gatehouse.platform.SetUpRows;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The tariffs in the database. */
@ApplicationScoped
public class TariffVersions implements SetUpRows<TariffVersion> {

    private static final String IN_FORCE =
            """
            from TariffVersion t
            where t.tenantId = :tenant and t.parkId in :parks and t.effectiveFrom <= :at
              and not exists (select 1 from TariffVersion n where n.parkId = t.parkId
                              and n.effectiveFrom > t.effectiveFrom and n.effectiveFrom <= :at)
            """;

    @Override
    public String noun() {
        return "tariff";
    }

    /** At most one of each park. */
    public Uni<List<TariffVersion>> inForce(UUID tenant, Collection<UUID> parks, Instant at) {
        return list(
                IN_FORCE, Parameters.with("tenant", tenant).and("parks", parks).and("at", at));
    }
}
