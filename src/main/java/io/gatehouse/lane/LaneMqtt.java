package io.gatehouse.lane;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The broker: one MQTT 5 session per instance, all of them sharing what is said there. */
@ApplicationScoped
public class LaneMqtt {

    private static final Logger LOG = Logger.getLogger(LaneMqtt.class);
    private static final String SHARED = "$share/gatehouse/";

    /** The broker gives an instance that stands still its share of the messages for up to half as long again. */
    private static final int SILENT_SECONDS = 5;

    private final MqttConfig config;
    private final List<TopicListener> listeners;
    private final Mqtt5AsyncClient client;

    LaneMqtt(MqttConfig config, @All List<TopicListener> listeners) {
        this.config = config;
        this.listeners = listeners;
        this.client = client();
        // before connecting: what was kept for us while we were away comes before we can say that we listen, and what
        // nobody takes is acknowledged and gone
        client.publishes(MqttGlobalPublishFilter.ALL, this::received, true);
    }

    /** Connects, and again whenever the connection is lost; the platform lives on meanwhile, not ready. */
    void start(@Observes StartupEvent started) {
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(config.session().toSeconds())
                .keepAlive(SILENT_SECONDS)
                .restrictions()
                .receiveMaximum(config.receiveMaximum())
                .applyRestrictions()
                .send();
    }

    void stop(@Observes ShutdownEvent stopping) {
        client.disconnectWith()
                .sessionExpiryInterval(config.sessionAfterStop().toSeconds())
                .send();
    }

    public boolean isConnected() {
        return client.getState() == MqttClientState.CONNECTED;
    }

    /** Done when the broker has it; QoS 1. It is dropped there after so many seconds. */
    public CompletableFuture<?> publish(String topic, byte[] payload, long expirySeconds) {
        return client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .messageExpiryInterval(expirySeconds)
                .payload(payload)
                .send()
                .whenComplete((taken, failure) -> {
                    if (failure != null) {
                        LOG.warnf("%s was not sent: %s", topic, failure.getMessage());
                    }
                });
    }

    private void received(Mqtt5Publish publish) {
        listeners.stream()
                .filter(listener -> isOf(listener, publish.getTopic()))
                .findFirst()
                .ifPresentOrElse(listener -> received(listener, publish), publish::acknowledge);
    }

    private static boolean isOf(TopicListener listener, MqttTopic topic) {
        return listener.topics().stream()
                .anyMatch(topics -> MqttTopicFilter.of(topics).matches(topic));
    }

    /** Acknowledged only when all it caused is committed, or it is kept aside. */
    private static void received(TopicListener listener, Mqtt5Publish publish) {
        listener.hear(publish.getTopic().toString(), publish.getPayloadAsBytes())
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        publish.acknowledge();
                    } else {
                        LOG.errorf(failure, "%s is neither done nor kept: the broker keeps it", publish.getTopic());
                    }
                });
    }

    private Mqtt5AsyncClient client() {
        var builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier(config.clientId())
                .serverHost(config.host())
                .serverPort(config.port())
                .automaticReconnect()
                .initialDelay(500, TimeUnit.MILLISECONDS)
                .maxDelay(5, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(connected -> subscribe())
                .addDisconnectedListener(
                        lost -> LOG.warnf("No broker: %s", lost.getCause().getMessage()));
        if (config.tls()) {
            builder = builder.sslWithDefaultConfig();
        }
        if (config.username().isPresent()) {
            builder = builder.simpleAuth()
                    .username(config.username().get())
                    .password(config.password().orElse("").getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth();
        }
        return builder.buildAsync();
    }

    private void subscribe() {
        listeners.forEach(listener -> listener.topics().forEach(this::subscribe));
    }

    private void subscribe(String topics) {
        client.subscribeWith()
                .topicFilter(SHARED + topics)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .whenComplete((granted, failure) -> {
                    if (failure != null) {
                        LOG.errorf(failure, "The broker refuses what is said on %s", topics);
                    } else {
                        LOG.infof("Listening to %s at %s:%d", topics, config.host(), config.port());
                    }
                });
    }
}
