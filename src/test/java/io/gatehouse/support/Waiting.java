package io.gatehouse.support;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What a test waits for is often there already; before it is there, to look at it may fail in any way. */
@ApplicationScoped
class Waiting {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    void begin(@Observes StartupEvent started) {
        Awaitility.ignoreExceptionsByDefault();
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(LOOK_AGAIN);
    }
}
