package io.gatehouse.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the broker is, and who we are to it. */
@ConfigMapping(prefix = "gatehouse.mqtt")
public interface MqttConfig {

    String host();

    int port();

    @WithDefault("false")
    boolean tls();

    Optional<String> username();

    Optional<String> password();

    /** Each instance has its own, and keeps it: the broker keeps the session's messages while the instance is away. */
    String clientId();

    /** Messages that are being worked on at the same time. */
    @WithDefault("1000")
    int receiveMaximum();

    /** How long the broker keeps our session when we are lost. Whoever comes back under another name sets it short. */
    @WithDefault("P1D")
    Duration session();

    /** The same when we stop by ourselves: none where others are there, who are given what we had not acknowledged. */
    @WithDefault("P1D")
    Duration sessionAfterStop();
}
