package io.gatehouse.simulator.wire;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The MQTT 5 session of one robot, as the contract wants it: kept for a day, with a last will, QoS 1. */
final class Session {
    private static final long EXPIRY_SECONDS = Duration.ofDays(1).toSeconds();
    private static final byte[] OFFLINE = "{\"state\":\"OFFLINE\"}".getBytes(StandardCharsets.UTF_8);

    private final String topics;
    private final Mqtt5AsyncClient client;

    Session(Broker broker, String code, String secret, Consumer<Mqtt5Publish> ears, Runnable onConnected) {
        topics = "gatehouse/v1/robots/" + code + "/";
        var builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier(code)
                .serverHost(broker.host())
                .serverPort(broker.port())
                .addConnectedListener(connected -> onConnected.run())
                .automaticReconnect()
                .initialDelay(200, TimeUnit.MILLISECONDS)
                .maxDelay(5, TimeUnit.SECONDS)
                .applyAutomaticReconnect();
        client = (broker.tls() ? builder.sslWithDefaultConfig() : builder)
                .simpleAuth()
                .username(code)
                .password(secret.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .willPublish(presence(OFFLINE))
                .buildAsync();
        // before connecting: the broker may deliver what it kept for us at once
        client.publishes(MqttGlobalPublishFilter.ALL, ears);
    }

    CompletableFuture<?> connect() {
        return client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(EXPIRY_SECONDS)
                .keepAlive(30)
                .send();
    }

    /** Listens to the own commands, and only then says that it is there. */
    CompletableFuture<?> appear(byte[] online) {
        return client.subscribeWith()
                .topicFilter(topics + "down/#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .thenCompose(subscribed -> client.publish(presence(online)));
    }

    CompletableFuture<Mqtt5PublishResult> publish(String message, byte[] payload) {
        return client.publish(Mqtt5Publish.builder()
                .topic(topics + "up/" + message)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .build());
    }

    private Mqtt5Publish presence(byte[] payload) {
        return Mqtt5Publish.builder()
                .topic(topics + "up/presence")
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .payload(payload)
                .build();
    }

    /** As seen by the others it is gone without a word: the broker publishes its will. */
    CompletableFuture<Void> vanish() {
        return client.disconnectWith()
                .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                .send();
    }

    boolean connected() {
        return client.getState().isConnected();
    }
}
