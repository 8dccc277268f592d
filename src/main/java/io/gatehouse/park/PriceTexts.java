package io.gatehouse.park;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What parks cost, in words: asked here, answered by the room that knows tariffs. */
public interface PriceTexts {

    /** By park, then by language (zh-CN, en); a park without a tariff in force is not among them. */
    Uni<Map<UUID, Map<String, String>>> of(UUID tenant, Collection<UUID> parks);
}
