package io.gatehouse.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.gatehouse.simulator.wire.Journal.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Carries a robot's messages over its {@link Network}. Upwards nothing is lost for good: what the network drops, or
 * the broker does not acknowledge, is sent again with the same {@code id}, and what is said while the line is cut waits.
 * Downwards a dropped message is lost, as when a robot dies between the acknowledgement and the deed.
 */
public final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String robot;
    private final Duration retryAfter;
    private final Network network;
    private final Journal journal;
    private final Loop loop;
    private final End end;
    private final Session session;
    private final Queue<Message> waiting = new ArrayDeque<>();
    private volatile CompletableFuture<Void> ready = new CompletableFuture<>();

    public Wire(Identity identity, Network network, Journal journal, Loop loop, End end) {
        this.robot = identity.code;
        this.retryAfter = identity.retryAfter;
        this.network = network;
        this.journal = journal;
        this.loop = loop;
        this.end = end;
        session = new Session(
                identity.broker, identity.code, identity.secret, this::receive, () -> loop.run(this::appear));
        network.onChange(() -> loop.run(this::lineChanged));
    }

    /** Completes when the robot listens and has said that it is there. */
    public CompletableFuture<Void> connect() {
        ready = new CompletableFuture<>();
        session.connect().whenComplete((connected, failure) -> {
            if (failure != null) {
                ready.completeExceptionally(failure);
            }
        });
        return ready;
    }

    private void appear() {
        journal.note(robot, Event.LINK, "up", MissingNode.getInstance());
        session.appear(bytes(end.presence())).whenComplete((published, failure) -> {
            if (failure == null) {
                ready.complete(null);
            } else {
                ready.completeExceptionally(failure);
            }
        });
    }

    private void lineChanged() {
        if (network.connected()) {
            connect().thenRun(() -> loop.run(this::catchUp));
        } else {
            vanish();
        }
    }

    private void catchUp() {
        end.restored();
        while (!waiting.isEmpty() && network.connected()) {
            attempt(waiting.remove());
        }
    }

    /** Ends the session without a word; the broker publishes the last will. */
    public CompletableFuture<Void> vanish() {
        journal.note(robot, Event.LINK, "down", MissingNode.getInstance());
        return session.connected() ? session.vanish() : CompletableFuture.completedFuture(null);
    }

    /** Says something, as soon as the line allows. */
    public void send(String message, ObjectNode payload) {
        attempt(new Message(message, payload));
    }

    public boolean cut() {
        return !network.connected();
    }

    private void attempt(Message message) {
        if (cut()) {
            waiting.add(message);
            return;
        }
        var fate = network.fateUp();
        if (fate.isEmpty()) {
            journal.note(robot, Event.UP_LOST, message.name, message.payload);
            loop.later(retryAfter, () -> attempt(message));
        }
        fate.forEach(delay -> loop.later(delay, () -> publish(message)));
    }

    private void publish(Message message) {
        if (cut()) {
            waiting.add(message);
            return;
        }
        journal.note(robot, Event.UP, message.name, message.payload);
        session.publish(message.name, bytes(message.payload)).whenComplete((result, failure) -> {
            if (failure instanceof Mqtt5PubAckException) {
                journal.note(robot, Event.UP_DENIED, message.name, message.payload);
            } else if (failure != null) {
                loop.later(retryAfter, () -> publish(message));
            }
        });
    }

    private void receive(Mqtt5Publish publish) {
        var levels = publish.getTopic().getLevels();
        var message = levels.get(levels.size() - 1);
        var payload = parse(publish.getPayloadAsBytes());
        var fate = network.fateDown();
        if (fate.isEmpty()) {
            journal.note(robot, Event.DOWN_LOST, message, payload);
        }
        fate.forEach(delay -> loop.later(delay, () -> hear(message, payload, publish)));
    }

    private void hear(String message, JsonNode payload, Mqtt5Publish publish) {
        journal.note(robot, Event.DOWN, message, payload);
        Command.read(message, payload, System.nanoTime(), publish.getMessageExpiryInterval())
                .ifPresent(end::hear);
    }

    private static JsonNode parse(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static byte[] bytes(ObjectNode payload) {
        try {
            return JSON.writeValueAsBytes(payload);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The robot's end of the line; called on the robot's own thread. */
    public interface End {
        void hear(Command command);

        /** What it says of itself when a session begins. */
        ObjectNode presence();

        /** The line was cut and is there again; what is said now goes ahead of what waited. */
        void restored();
    }

    /** Who connects where. */
    public record Identity(String code, String secret, Broker broker, Duration retryAfter) {}

    private record Message(String name, ObjectNode payload) {}
}
