package io.gatehouse.park;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How many lanes of a park wait: asked here, answered by the room that knows lanes. */
public interface Congestions {

    /** By park; one without any is not among them. */
    Uni<Map<UUID, Integer>> of(UUID tenant, Collection<UUID> parks);
}
