package io.gatehouse.lane.vzicloud;

import io.gatehouse.lane.Inbox;
import io.gatehouse.lane.LaneMqtt;
import io.gatehouse.lane.LaneSetups;
import io.gatehouse.lane.Line;
import io.gatehouse.lane.OutcomeService;
import io.gatehouse.lane.TopicListener;
import io.gatehouse.lane.UpMessage.Ack;
import io.gatehouse.lane.UpMessage.Outcome;
import io.gatehouse.platform.Database;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.Handouts;
import io.gatehouse.robot.Transport;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The wire to the cameras, in both directions. They check neither the car nor the time and do everything they are told:
 * so each command is sent once, only while its car stands there, and only while there is time to do it.
 */
@ApplicationScoped
public class VzicloudChannel implements Line, TopicListener {

    private static final Logger LOG = Logger.getLogger(VzicloudChannel.class);
    private static final String DOWN = "device/%s/message/down/%s";
    private static final Pattern UP = Pattern.compile("device/([^/]+)/message/up/([^/]+)");
    private static final Pattern REPLY = Pattern.compile("device/([^/]+)/message/down/([^/]+/reply)");

    /** The switch takes a second and a half, the way there some more. */
    private static final Duration TO_DO_IT = Duration.ofSeconds(3);

    /** Nobody wants to hear it later. */
    private static final Duration WORTH_SAYING = Duration.ofSeconds(20);

    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final LaneMqtt mqtt;
    private final LaneSetups setups;
    private final Inbox inbox;
    private final Devices devices;
    private final Database database;
    private final Handouts handouts;
    private final OutcomeService outcomes;
    private final MeterRegistry meters;
    private final Clock clock;

    VzicloudChannel(
            LaneMqtt mqtt,
            LaneSetups setups,
            Inbox inbox,
            Devices devices,
            Database database,
            Handouts handouts,
            OutcomeService outcomes,
            MeterRegistry meters,
            Clock clock) {
        this.mqtt = mqtt;
        this.setups = setups;
        this.inbox = inbox;
        this.devices = devices;
        this.database = database;
        this.handouts = handouts;
        this.outcomes = outcomes;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Transport transport() {
        return Transport.VZICLOUD;
    }

    @Override
    public void send(Command command, String device) {
        sent(command, device).subscribe().with(done -> {}, failure -> LOG.warnf("%s waits: %s", command.id(), failure));
    }

    private Uni<?> sent(Command command, String device) {
        var name = DeviceWords.nameOf(command.kind());
        if (name.isEmpty()) {
            return concluded(command, Outcome.REFUSED, "device-cannot");
        }
        var left = Duration.between(clock.instant(), command.deadline());
        if (left.compareTo(TO_DO_IT) < 0) {
            return concluded(command, Outcome.EXPIRED, "too-late-to-send");
        }
        // what is given to a client without a broker would be sent whenever it has one again
        return mqtt.isConnected()
                ? claimed(command, device, name.get(), left)
                : Uni.createFrom().voidItem();
    }

    /** If we die after this, nobody knows what the camera did, and nothing is sent again. */
    private Uni<?> claimed(Command command, String device, String name, Duration left) {
        var tenant = command.tenantId();
        return database.inTenant(tenant, tx -> handouts.claim(tx, tenant, command.id(), clock.instant()))
                .invoke(ours -> {
                    if (ours) {
                        publish(command, device, name, left);
                    }
                });
    }

    private void publish(Command command, String device, String name, Duration left) {
        var message = DeviceWords.message(command, device, clock.instant());
        var expiry = command.kind() == Command.Kind.OPEN || left.compareTo(WORTH_SAYING) < 0
                ? left.minus(TO_DO_IT).plusSeconds(1)
                : WORTH_SAYING;
        mqtt.publish(DOWN.formatted(device, name), message.toBuffer().getBytes(), Math.max(1, expiry.toSeconds()));
    }

    private Uni<Void> concluded(Command command, Outcome outcome, String reason) {
        return outcomes.acknowledge(
                command.tenantId(), command.robotCode(), new Ack(null, command.id(), outcome, reason));
    }

    @Override
    public List<String> topics() {
        return List.of("device/+/message/up/#", "device/+/message/down/+/reply");
    }

    @Override
    public CompletableFuture<?> hear(String topic, byte[] payload) {
        for (var pattern : List.of(UP, REPLY)) {
            var told = pattern.matcher(topic);
            if (told.matches()) {
                return robot(told.group(1))
                        .chain(robot -> robot.isEmpty()
                                ? unknown(told.group(1))
                                : taken(new Inbox.Message(robot.get(), told.group(2), payload, clock.instant())))
                        .subscribeAsCompletionStage();
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    private Uni<Optional<String>> robot(String serial) {
        return Uni.createFrom()
                .deferred(() -> setups.robotOfDevice(serial))
                .onFailure(Inbox::isPassing)
                .retry()
                .withBackOff(SOON, AT_MOST)
                .indefinitely();
    }

    private Uni<Void> taken(Inbox.Message message) {
        return Uni.createFrom().completionStage(() -> inbox.take(message, devices));
    }

    /** It speaks every few seconds, so nothing is kept of it until somebody sets it up. */
    private Uni<Void> unknown(String serial) {
        meters.counter("gatehouse.devices.unknown").increment();
        LOG.debugf("Device %s is nobody's", serial);
        return Uni.createFrom().voidItem();
    }
}
