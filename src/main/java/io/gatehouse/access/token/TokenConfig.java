package io.gatehouse.access.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the platform signs tokens. */
@ConfigMapping(prefix = "gatehouse.oauth")
public interface TokenConfig {

    /**
     * RSA private keys, PKCS#8 in PEM, one below the other: the first signs, all of them verify. So a key is changed by
     * putting the new one in front, and leaving the old one there for as long as its tokens live.
     */
    Optional<String> key();

    /** The {@code iss} of its tokens. */
    String issuer();

    /** How long a token lives. */
    @WithDefault("10M")
    Duration life();
}
