package io.gatehouse.vehicle;

import io.gatehouse.platform.SetUpRows;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The barred plates in the database. */
@ApplicationScoped
public class Bars implements SetUpRows<Bar> {

    private static final String AT = "tenantId = :tenant and plate = :plate and parkId is not distinct from :park";

    @Override
    public String noun() {
        return "bar";
    }

    /** Newest first. */
    Uni<List<Bar>> ofPlate(UUID tenant, Plate plate) {
        return list(
                "tenantId = :tenant and plate = :plate",
                Sort.descending("id"),
                Parameters.with("tenant", tenant).and("plate", plate.value()));
    }

    /** The bar from this park, or the one from all parks when it is null; null when there is none. */
    Uni<Bar> at(UUID tenant, Plate plate, UUID park) {
        return find(AT, where(tenant, plate, park)).firstResult();
    }

    /** How many there were: one or none. */
    Uni<Long> lift(UUID tenant, Plate plate, UUID park) {
        return delete(AT, where(tenant, plate, park));
    }

    private static Parameters where(UUID tenant, Plate plate, UUID park) {
        return Parameters.with("tenant", tenant).and("plate", plate.value()).and("park", park);
    }
}
