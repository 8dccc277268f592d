package io.gatehouse.lane;

import io.gatehouse.platform.Connections;
import io.gatehouse.platform.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Sees each message through: handled, or kept aside with the reason. While the database is away it waits; what fails for
 * any other reason does not stop the stream.
 */
@Startup // what it holds is told from the beginning, also where nothing was said yet
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration PROBLEM_LASTS = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final int TRIES = 3;
    /** About no car: the newest of them is kept in whatever order they come, and no car waits for them. */
    private static final Set<String> OF_ITSELF = Set.of("gate", "health");
    /** Classes of SQL states, and of one state: we stood still in a transaction for so long that it was taken from us. */
    private static final List<String> PASSING_STATES = List.of("08", "57", "53", "40", "25P03");

    /**
     * What a robot said.
     *
     * @param kind the rest of the topic behind {@code up/}
     * @param at when it came, by our clock
     */
    public record Message(String robot, String kind, byte[] payload, Instant at) {}

    /** How a message is understood: what it tells in our words, in its order. */
    public interface Reading {
        Uni<List<UpMessage>> of(Message message);
    }

    private final UpMessages reader;
    private final RobotMessages messages;
    private final MessagesSetAside aside;
    private final Downlink downlink;
    private final MeterRegistry meters;
    private final RobotQueues queues = new RobotQueues();

    Inbox(UpMessages reader, RobotMessages messages, MessagesSetAside aside, Downlink downlink, MeterRegistry meters) {
        this.reader = reader;
        this.messages = messages;
        this.aside = aside;
        this.downlink = downlink;
        this.meters = meters;
        meters.gauge("gatehouse.messages.held", queues, RobotQueues::held);
    }

    /** Done when everything that the message caused is committed. */
    CompletableFuture<Void> take(Message message) {
        return OF_ITSELF.contains(message.kind())
                ? queues.beside(() -> seenThrough(message, this::read))
                : take(message, this::read);
    }

    /** The same for one that is not in our words. */
    public CompletableFuture<Void> take(Message message, Reading reading) {
        return queues.run(message.robot(), () -> seenThrough(message, reading));
    }

    private Uni<Void> seenThrough(Message message, Reading reading) {
        return handled(message, reading)
                .onFailure(Inbox::isPassing)
                .retry()
                .withBackOff(SOON, AT_MOST)
                .indefinitely();
    }

    /** For one who waits for the answer: what cannot be done now, or ever, is a {@link Problem}; the latter is kept aside. */
    public CompletableFuture<Void> ask(Message message) {
        return queues.run(message.robot(), () -> understood(message, this::read)
                .onFailure(failure -> !isRefusal(failure))
                .retry()
                .withBackOff(SOON)
                .atMost(TRIES)
                .onFailure(Inbox::isPassing)
                .transform(away -> Problem.unavailable("unavailable", "Say it again, with the same id."))
                .onFailure(BadMessage.class)
                .recoverWithUni(bad -> refuse(message, (BadMessage) bad)));
    }

    private Uni<List<UpMessage>> read(Message message) {
        return Uni.createFrom().item(List.of(reader.read(message.kind(), message.payload())));
    }

    private Uni<Void> understood(Message message, Reading reading) {
        return Uni.createFrom()
                .deferred(() -> reading.of(message))
                .chain(understood -> messages.handle(message.robot(), understood, message.at()));
    }

    private Uni<Void> refuse(Message message, BadMessage bad) {
        meters.counter("gatehouse.messages.set.aside", "code", bad.code()).increment();
        return aside.keep(message.robot(), message.kind(), beginning(message.payload()), bad)
                .chain(() -> Uni.createFrom().failure(bad.problem()));
    }

    private static byte[] beginning(byte[] payload) {
        return payload.length > UpMessages.MOST_BYTES ? Arrays.copyOf(payload, UpMessages.MOST_BYTES) : payload;
    }

    private Uni<Void> handled(Message message, Reading reading) {
        return understood(message, reading)
                .onFailure(failure -> !isPassing(failure) && !isRefusal(failure))
                .retry()
                .withBackOff(SOON)
                .atMost(TRIES)
                .onFailure(failure -> !isPassing(failure))
                .recoverWithUni(failure -> setAside(message, failure));
    }

    private Uni<Void> setAside(Message message, Throwable failure) {
        var reason = reason(message, root(failure));
        meters.counter("gatehouse.messages.set.aside", "code", reason.code()).increment();
        return aside.keep(message.robot(), message.kind(), beginning(message.payload()), reason)
                .invoke(known -> {
                    if (known) {
                        downlink.tell(message.robot(), "problem", problem(message, reason), PROBLEM_LASTS);
                    }
                })
                .replaceWithVoid();
    }

    private static BadMessage reason(Message message, Throwable failure) {
        if (failure instanceof BadMessage bad) {
            return bad;
        }
        if (failure instanceof Problem problem) {
            return new BadMessage(problem.code(), problem.getMessage());
        }
        LOG.errorf(failure, "A message %s of robot %s could not be handled", message.kind(), message.robot());
        return new BadMessage("internal-error", "This is our fault. The message is kept.");
    }

    private static JsonObject problem(Message message, BadMessage reason) {
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("messageId", messageId(message))
                .put("code", reason.code())
                .put("detail", reason.getMessage());
    }

    /** As far as the robot named its message. */
    private static String messageId(Message message) {
        try {
            return new JsonObject(io.vertx.core.buffer.Buffer.buffer(message.payload())).getString("id");
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private static boolean isRefusal(Throwable failure) {
        var root = root(failure);
        return root instanceof BadMessage || root instanceof Problem;
    }

    /** The database is away, starting, shutting down, or broke a deadlock: it will be back, and so will we. */
    public static boolean isPassing(Throwable failure) {
        var root = root(failure);
        if (root instanceof PgException refused) {
            var state = String.valueOf(refused.getSqlState());
            return PASSING_STATES.stream().anyMatch(state::startsWith);
        }
        return root instanceof IOException
                || root instanceof TimeoutException
                || root instanceof VertxException
                || Connections.isBrokenOff(root);
    }

    private static Throwable root(Throwable failure) {
        return failure instanceof java.util.concurrent.CompletionException && failure.getCause() != null
                ? root(failure.getCause())
                : failure;
    }
}
