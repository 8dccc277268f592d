package io.gatehouse.simulator.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a console hears over the WebSocket {@code /v1/stream}. When the line breaks, or the token has expired, it is opened
 * again and goes on behind the last event that was heard.
 */
public final class LiveStream implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LiveStream.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration OPENING = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(LiveStream::daemon);
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final URI address;
    private final Supplier<String> token;
    private final Consumer<JsonNode> listener;
    private volatile WebSocket socket;
    private volatile String cursor;
    private volatile boolean closed;

    /** @param token asked for at each opening: tokens are short-lived */
    public LiveStream(URI base, Supplier<String> token, Consumer<JsonNode> listener) {
        this.address = URI.create(base.toString().replaceFirst("^http", "ws")).resolve("/v1/stream");
        this.token = token;
        this.listener = listener;
    }

    /** Returns when nothing is missed any more. */
    public LiveStream connect() {
        clock.execute(this::open);
        connected.orTimeout(20, TimeUnit.SECONDS).join();
        return this;
    }

    private void open() {
        var from = cursor == null ? "" : "?after=" + cursor;
        http.newWebSocketBuilder()
                .connectTimeout(OPENING)
                .header("Authorization", "Bearer " + token.get())
                .buildAsync(URI.create(address + from), new Ear())
                .whenComplete((opened, failure) -> {
                    socket = opened;
                    if (failure != null) {
                        openLater(failure.toString());
                    }
                });
    }

    private void openLater(String why) {
        if (closed) {
            return;
        }
        LOG.log(System.Logger.Level.DEBUG, "the stream ended: {0}", why);
        try {
            clock.schedule(this::open, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the console was closed meanwhile");
        }
    }

    private void hear(String text) {
        try {
            var message = JSON.readTree(text);
            listener.accept(message);
            // only now: what the listener has not got is told again
            cursor = message.path("cursor").asText(cursor);
            if (message.path("type").asText().equals("stream.connected")) {
                connected.complete(null);
            }
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a message was not understood: " + text, e);
        }
    }

    /** Breaks off without a word; goes on by itself. */
    void breakOff() {
        socket.abort();
        openLater("broken off");
    }

    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        var open = socket;
        if (open != null && !open.isOutputClosed()) {
            open.sendClose(WebSocket.NORMAL_CLOSURE, "").orTimeout(2, TimeUnit.SECONDS);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "stream");
        thread.setDaemon(true);
        return thread;
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            openLater(code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            openLater(failure.toString());
        }
    }
}
