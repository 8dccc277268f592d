package io.gatehouse.lane;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.gatehouse.robot.Command;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The wire to the robots (contract/mqtt.md): one MQTT 5 session per instance, all of them sharing the subscription. */
@ApplicationScoped
public class LaneMqtt implements Downlink {

    private static final Logger LOG = Logger.getLogger(LaneMqtt.class);
    private static final String UP = "$share/gatehouse/gatehouse/v1/robots/+/up/#";
    private static final Pattern UP_TOPIC = Pattern.compile("gatehouse/v1/robots/([^/]+)/up/(.+)");
    private static final String DOWN = "gatehouse/v1/robots/%s/down/%s";
    private static final long SESSION_SECONDS = Duration.ofDays(1).toSeconds();

    private final MqttConfig config;
    private final Inbox inbox;
    private final SentCommands sent;
    private final Clock clock;
    private final Mqtt5AsyncClient client;

    LaneMqtt(MqttConfig config, Inbox inbox, SentCommands sent, Clock clock) {
        this.config = config;
        this.inbox = inbox;
        this.sent = sent;
        this.clock = clock;
        this.client = client();
    }

    /** Connects, and again whenever the connection is lost; the platform lives on meanwhile, not ready. */
    void start(@Observes StartupEvent started) {
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_SECONDS)
                .keepAlive(20)
                .restrictions()
                .receiveMaximum(config.receiveMaximum())
                .applyRestrictions()
                .send();
    }

    void stop(@Observes ShutdownEvent stopping) {
        client.disconnectWith().sessionExpiryInterval(SESSION_SECONDS).send();
    }

    boolean connected() {
        return client.getState() == MqttClientState.CONNECTED;
    }

    @Override
    public void send(List<Command> commands) {
        commands.forEach(this::send);
    }

    private void send(Command command) {
        long seconds = Duration.between(clock.instant(), command.deadline()).toSeconds();
        if (seconds < 1) {
            return;
        }
        var topic = DOWN.formatted(command.robotCode(), command.kind().wire());
        publish(topic, command.payload(), seconds).thenRun(() -> sent.mark(command));
    }

    @Override
    public void tell(String robot, String message, JsonObject payload, Duration expiry) {
        publish(DOWN.formatted(robot, message), payload, expiry.toSeconds());
    }

    private CompletableFuture<?> publish(String topic, JsonObject payload, long expirySeconds) {
        var body = payload.copy().put("at", clock.instant().toString());
        return client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .messageExpiryInterval(expirySeconds)
                .payload(body.encode().getBytes(StandardCharsets.UTF_8))
                .send()
                .whenComplete((taken, failure) -> {
                    if (failure != null) {
                        LOG.warnf("%s was not sent: %s", topic, failure.getMessage());
                    }
                });
    }

    /** Acknowledged only when all it caused is committed, or it is kept aside. */
    private void received(Mqtt5Publish publish) {
        var topic = UP_TOPIC.matcher(publish.getTopic().toString());
        if (!topic.matches()) {
            publish.acknowledge();
            return;
        }
        var message = new Inbox.Message(topic.group(1), topic.group(2), publish.getPayloadAsBytes());
        inbox.take(message).whenComplete((done, failure) -> {
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
        client.subscribeWith()
                .topicFilter(UP)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(this::received)
                .manualAcknowledgement(true)
                .send()
                .whenComplete((granted, failure) -> {
                    if (failure != null) {
                        LOG.error("The broker refuses the robots' messages", failure);
                    } else {
                        LOG.infof("Listening to the robots at %s:%d", config.host(), config.port());
                    }
                });
    }
}
