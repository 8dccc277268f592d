package io.gatehouse.access.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is the same for all clients, per client and instance; the rest an operator says of each. */
@ConfigMapping(prefix = "gatehouse.clients")
public interface LimitConfig {

    /** Requests of lane controllers: many lanes, each with several facts per car. */
    @WithDefault("6000")
    int laneRequestsPerMinute();

    /** Live streams at the same time. */
    @WithDefault("10")
    int streams();
}
