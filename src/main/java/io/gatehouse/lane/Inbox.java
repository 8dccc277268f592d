package io.gatehouse.lane;

import io.gatehouse.platform.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Sees each message through: handled, or kept aside with the reason. While the database is away it waits; what fails for
 * any other reason does not stop the stream.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration PROBLEM_LASTS = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final int TRIES = 3;

    /** @param kind the rest of the topic behind {@code up/} */
    record Message(String robot, String kind, byte[] payload) {}

    private final RobotMessages messages;
    private final MessagesSetAside aside;
    private final Downlink downlink;
    private final MeterRegistry meters;
    private final RobotQueues queues = new RobotQueues();

    Inbox(RobotMessages messages, MessagesSetAside aside, Downlink downlink, MeterRegistry meters) {
        this.messages = messages;
        this.aside = aside;
        this.downlink = downlink;
        this.meters = meters;
    }

    /** Done when everything that the message caused is committed. */
    CompletableFuture<Void> take(Message message) {
        return queues.run(message.robot(), () -> handled(message)
                .onFailure(Inbox::isPassing)
                .retry()
                .withBackOff(SOON, AT_MOST)
                .indefinitely());
    }

    private Uni<Void> handled(Message message) {
        return Uni.createFrom()
                .deferred(() -> messages.handle(message.robot(), message.kind(), message.payload()))
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
        return aside.keep(message.robot(), message.kind(), message.payload(), reason)
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
    static boolean isPassing(Throwable failure) {
        var root = root(failure);
        if (root instanceof PgException refused) {
            var state = String.valueOf(refused.getSqlState());
            return state.startsWith("08") || state.startsWith("57") || state.startsWith("53") || state.startsWith("40");
        }
        return root instanceof IOException || root instanceof TimeoutException || root instanceof VertxException;
    }

    /** Of statements that travelled together the first that failed tells why the others did. */
    private static Throwable root(Throwable failure) {
        if (failure instanceof CompositeException several) {
            return root(several.getCauses().get(0));
        }
        return failure instanceof java.util.concurrent.CompletionException && failure.getCause() != null
                ? root(failure.getCause())
                : failure;
    }
}
