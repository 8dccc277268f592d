package io.gatehouse.order.sandbox;

import io.gatehouse.order.channel.Behaviour;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the sandbox behaves where a request or a contract does not say. */
@ConfigMapping(prefix = "gatehouse.sandbox")
public interface SandboxConfig {

    /** Off where real money is taken: nobody shall leave on play money. */
    @WithDefault("true")
    boolean enabled();

    @WithDefault("SUCCEED")
    Behaviour behaviour();

    /** Until a driver has paid, a deduction is made, a refund has arrived. */
    @WithDefault("1s")
    Duration delay();

    /** The same with {@link Behaviour#SLOW}. */
    @WithDefault("5s")
    Duration slow();

    /** Signs callbacks. Left out, each process has one of its own, and only its own callbacks are believed. */
    Optional<String> secret();

    @WithDefault("1s")
    String sweep();
}
