package io.gatehouse.lane;

import io.gatehouse.park.Congestions;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How many lanes of each park wait now. */
@ApplicationScoped
class CongestionCounts implements Congestions {

    private static final int MOST = 10_000;

    private final Database database;
    private final CongestedLanes lanes;
    private final Clock clock;

    CongestionCounts(Database database, CongestedLanes lanes, Clock clock) {
        this.database = database;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public Uni<Map<UUID, Integer>> of(UUID tenant, Collection<UUID> parks) {
        var only = parks.size() == 1 ? parks.iterator().next() : null;
        return database.inTenant(tenant, tx -> lanes.of(tx, tenant, only, clock.instant(), MOST))
                .map(congested -> congested.stream()
                        .map(one -> one.passage().place().parkId())
                        .collect(Collectors.groupingBy(park -> park, Collectors.summingInt(park -> 1))));
    }
}
