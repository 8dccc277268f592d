package io.gatehouse.lane;

import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What robots say while no instance is there is heard when one is there again. */
class KeptForUsTest {
    private static final int MESSAGES = 50;
    private static final Duration SLOW = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final String name = "kept-" + UUID.randomUUID();
    private final String topics = "gatehouse/v1/" + name + "/+/up/#";
    private final AtomicInteger heard = new AtomicInteger();
    /** On a slow line what was kept for us comes together with the word that we are connected. */
    private final Proxy line =
            new Proxy(() -> List.of(BackboneResource.backbone().broker().port()));

    @Test
    void nothing_is_lost_between_the_connection_and_the_subscription() {
        var before = new LaneMqtt(config(), List.of(listener()));
        before.start(null);
        await().atMost(SOON).until(() -> before.isConnected() && said(1) && heard.get() > 0);
        before.stop(null);
        await().atMost(SOON).until(() -> !before.isConnected());
        heard.set(0);
        said(MESSAGES);

        line.delay(SLOW);
        var again = new LaneMqtt(config(), List.of(listener()));
        again.start(null);

        await().atMost(SOON).until(() -> heard.get() == MESSAGES);
        again.stop(null);
    }

    private boolean said(int messages) {
        var broker = BackboneResource.backbone().broker();
        var login = BackboneResource.backbone().options().platform();
        var robot = MqttClient.builder()
                .useMqttVersion5()
                .serverHost(broker.host())
                .serverPort(broker.port())
                .simpleAuth()
                .username(login.name())
                .password(login.password().getBytes())
                .applySimpleAuth()
                .buildBlocking();
        robot.connect();
        for (int message = 0; message < messages; message++) {
            robot.publishWith()
                    .topic(topics.replace("+", "R").replace("#", "arrival"))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send();
        }
        robot.disconnect();
        return true;
    }

    private TopicListener listener() {
        return new TopicListener() {
            @Override
            public List<String> topics() {
                return List.of(topics);
            }

            @Override
            public CompletableFuture<?> hear(String topic, byte[] payload) {
                heard.incrementAndGet();
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    private MqttConfig config() {
        var broker = BackboneResource.backbone().broker();
        var login = BackboneResource.backbone().options().platform();
        return (MqttConfig) java.lang.reflect.Proxy.newProxyInstance(
                MqttConfig.class.getClassLoader(), new Class<?>[] {MqttConfig.class}, (proxy, asked, none) -> {
                    // spotless:off
                    return switch (asked.getName()) {
                        case "host"           -> broker.host();
                        case "port"           -> line.port();
                        case "tls"            -> false;
                        case "username"       -> Optional.of(login.name());
                        case "password"       -> Optional.of(login.password());
                        case "clientId"       -> name;
                        case "receiveMaximum" -> 1000;
                        case "session", "sessionAfterStop" -> Duration.ofDays(1);
                        default               -> throw new IllegalStateException(asked.getName());
                    };
                    // spotless:on
                });
    }
}
