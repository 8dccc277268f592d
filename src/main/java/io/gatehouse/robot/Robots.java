package io.gatehouse.robot;

import io.gatehouse.platform.SetUpRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The robots in the database. */
@ApplicationScoped
public class Robots implements SetUpRows<Robot> {

    @Override
    public String noun() {
        return "robot";
    }

    /** Null when none stands there. */
    public Uni<Robot> ofLane(UUID tenant, UUID lane) {
        return find("tenantId = ?1 and laneId = ?2", tenant, lane).firstResult();
    }
}
