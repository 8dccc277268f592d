package io.gatehouse.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * {@code /stream} over WebSocket. Each message waits until the one before has left: a slow reader is not read for faster
 * than it takes.
 */
@WebSocket(path = "/v1/stream", endpointId = StreamSocket.ENDPOINT)
public class StreamSocket {

    static final String ENDPOINT = "stream";

    private static final Logger LOG = Logger.getLogger(StreamSocket.class);
    private static final int POLICY = 1008;
    private static final int TRY_AGAIN = 1013;
    private static final TypedKey<Session> SESSION = new TypedKey<>("gatehouse.session");
    /** Pings go out every few seconds: whoever answers none for so long is gone, though nothing said so. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final LiveStream live;
    private final ObjectMapper json;

    StreamSocket(LiveStream live, ObjectMapper json) {
        this.live = live;
        this.json = json;
    }

    /** What runs for one connection. */
    private record Session(AgentStream agent, AtomicLong heardAt, Cancellable telling, Cancellable watching) {

        void heard() {
            heardAt.set(System.nanoTime());
            agent.heard();
        }

        void end() {
            telling.cancel();
            watching.cancel();
            agent.closed();
        }
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        var wish = connection.userData().get(StreamUpgradeFilter.WISH);
        var agent = live.agentOf(wish.audience());
        var heardAt = new AtomicLong(System.nanoTime());
        agent.heard();
        var telling = wish.ending(live.follow(wish, agent))
                .onItem()
                .transformToUniAndConcatenate(message -> connection.sendText(text(message)))
                .subscribe()
                .with(
                        sent -> {},
                        failure -> brokeOff(connection, failure),
                        () -> close(connection, POLICY, "token-expired"));
        connection.userData().put(SESSION, new Session(agent, heardAt, telling, watch(connection, heardAt)));
        return Uni.createFrom().voidItem();
    }

    @OnPongMessage
    Uni<Void> pong(WebSocketConnection connection, Buffer answer) {
        connection.userData().get(SESSION).heard();
        return Uni.createFrom().voidItem();
    }

    @OnClose
    Uni<Void> close(WebSocketConnection connection) {
        var session = connection.userData().remove(SESSION);
        if (session != null) {
            session.end();
        }
        return Uni.createFrom().voidItem();
    }

    private static Cancellable watch(WebSocketConnection connection, AtomicLong heardAt) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(SILENCE)
                .every(SILENCE.dividedBy(4))
                .subscribe()
                .with(tick -> {
                    if (System.nanoTime() - heardAt.get() > SILENCE.toNanos()) {
                        close(connection, POLICY, "silent");
                    }
                });
    }

    /** A reader who cannot be written to has left, which is no error. */
    private static void brokeOff(WebSocketConnection connection, Throwable failure) {
        if (!(failure instanceof IOException)) {
            LOG.error("a live stream broke off", failure);
        }
        close(connection, TRY_AGAIN, "broke-off");
    }

    private static void close(WebSocketConnection connection, int code, String why) {
        if (connection.isOpen()) {
            connection
                    .close(new CloseReason(code, why))
                    .subscribe()
                    .with(closed -> {}, failure -> LOG.debugf("closing a stream failed: %s", failure));
        }
    }

    private String text(StreamMessage message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
