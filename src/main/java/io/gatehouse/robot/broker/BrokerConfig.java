package io.gatehouse.robot.broker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How the broker knows us, and we it. */
@ConfigMapping(prefix = "gatehouse.broker")
public interface BrokerConfig {

    /** What it shows with each question, in {@code X-Broker-Secret}. Without one no question is answered. */
    Optional<String> secret();

    /** How the platform itself calls itself there; no robot does. */
    @WithDefault("gatehouse-")
    String clientPrefix();

    /** EMQX's management, to put out whoever may not be in any more; without it they go when they next say something. */
    Emqx emqx();

    /** Its address and an API key. */
    interface Emqx {
        Optional<URI> url();

        Optional<String> key();

        Optional<String> secret();

        @WithDefault("3s")
        Duration patience();
    }
}
