package io.gatehouse.lane;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hivemq.client.mqtt.MqttClient;
import io.gatehouse.support.BackboneResource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the broker keeps our session: where another instance takes our place it must not. */
class BrokerSessionTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @CsvSource({"P1D, true", "PT0S, false"})
    void an_instance_that_stops_leaves_its_session_as_it_was_told(Duration afterStop, boolean kept) {
        var config = new Told("gatehouse-session-" + afterStop, Duration.ofDays(1), afterStop);
        var instance = new LaneMqtt(config, List.of());
        instance.start(null);
        await().atMost(SOON).until(instance::isConnected);

        instance.stop(null);

        await().atMost(SOON).until(() -> !instance.isConnected());
        assertEquals(kept, sessionOf(config));
    }

    private static boolean sessionOf(MqttConfig config) {
        var client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(config.clientId())
                .serverHost(config.host())
                .serverPort(config.port())
                .simpleAuth()
                .username(config.username().orElseThrow())
                .password(config.password().orElseThrow().getBytes())
                .applySimpleAuth()
                .buildBlocking();
        var present = client.connectWith().cleanStart(false).send().isSessionPresent();
        client.disconnect();
        return present;
    }

    private record Told(String clientId, Duration session, Duration sessionAfterStop) implements MqttConfig {

        @Override
        public String host() {
            return BackboneResource.backbone().broker().host();
        }

        @Override
        public int port() {
            return BackboneResource.backbone().broker().port();
        }

        @Override
        public boolean tls() {
            return false;
        }

        @Override
        public Optional<String> username() {
            return Optional.of(BackboneResource.backbone().options().platform().name());
        }

        @Override
        public Optional<String> password() {
            return Optional.of(BackboneResource.backbone().options().platform().password());
        }

        @Override
        public int receiveMaximum() {
            return 10;
        }
    }
}
