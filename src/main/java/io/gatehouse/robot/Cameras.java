package io.gatehouse.robot;

import io.gatehouse.platform.SetUpRows;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The cameras in the database. */
@ApplicationScoped
public class Cameras implements SetUpRows<Camera> {

    @Override
    public String noun() {
        return "camera";
    }

    /** Oldest first. */
    public Uni<List<Camera>> ofLane(UUID tenant, UUID lane) {
        return list("tenantId = ?1 and laneId = ?2", Sort.by("id"), tenant, lane);
    }
}
