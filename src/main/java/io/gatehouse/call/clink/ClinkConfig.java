package io.gatehouse.call.clink;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Where Clink is. A tenant names one of these platforms and no address: nobody makes us ask whom they like. */
@ConfigMapping(prefix = "gatehouse.clink")
public interface ClinkConfig {

    Map<String, URI> platforms();

    /** For one answer. */
    @WithDefault("3s")
    Duration patience();
}
