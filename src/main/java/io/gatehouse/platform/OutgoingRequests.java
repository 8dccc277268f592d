package io.gatehouse.platform;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;

/**
 * Sends to addresses that tenants chose. The connection goes to exactly the address that was checked, while the host's name
 * stands in the request and is what its certificate must say. Redirects are not followed.
 */
@ApplicationScoped
public class OutgoingRequests {

    private static final int CONNECT_MS = 10_000;
    /** Shorter than what servers usually wait before they hang up by themselves. */
    private static final int KEEP_SECONDS = 10;
    /** Enough that those who share a host do not wait for each other. */
    private static final int CONNECTIONS_OF_A_HOST = 1_000;

    private final OutgoingAddresses addresses;
    private final HttpClient http;

    @Inject
    OutgoingRequests(OutgoingAddresses addresses, Vertx vertx) {
        this(addresses, vertx, new HttpClientOptions());
    }

    OutgoingRequests(OutgoingAddresses addresses, Vertx vertx, HttpClientOptions options) {
        this.addresses = addresses;
        this.http = vertx.createHttpClient(
                options.setConnectTimeout(CONNECT_MS).setKeepAliveTimeout(KEEP_SECONDS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_OF_A_HOST));
    }

    /** Fails with {@link OutgoingFailure} when nothing comes back. */
    public Uni<OutgoingAnswer> send(OutgoingRequest request) {
        return addresses
                .whereTo(request.to())
                .chain(to -> exchange(request, to))
                .ifNoItem()
                .after(request.patience())
                .failWith(() -> new OutgoingFailure(
                        OutgoingFailure.TIMED_OUT,
                        "no answer within " + request.patience().toSeconds() + " s"))
                .onFailure(failure -> !(failure instanceof OutgoingFailure))
                .transform(failure ->
                        new OutgoingFailure(OutgoingFailure.NOT_REACHED, String.valueOf(failure.getMessage())))
                .plug(OutgoingAddresses::backHere);
    }

    private Uni<OutgoingAnswer> exchange(OutgoingRequest request, InetAddress to) {
        return Uni.createFrom().emitter(emitter -> http.request(options(request, to))
                .onFailure(emitter::fail)
                .onSuccess(sent -> new Exchange(request, sent, emitter).run()));
    }

    private static RequestOptions options(OutgoingRequest request, InetAddress to) {
        var address = request.to();
        var options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.ssl())
                .setURI(address.pathAndQuery())
                .setServer(SocketAddress.inetSocketAddress(address.port(), to.getHostAddress()))
                .setFollowRedirects(false);
        request.headers().forEach(options::putHeader);
        return options;
    }

    /** One request that is on its way, until somebody has its answer or nobody waits for it any more. */
    private record Exchange(OutgoingRequest asked, HttpClientRequest sent, UniEmitter<? super OutgoingAnswer> emitter) {

        void run() {
            emitter.onTermination(this::hangUp);
            sent.response().onFailure(emitter::fail).onSuccess(this::read);
            var writing = asked.body() == null ? sent.end() : sent.end(Buffer.buffer(asked.body()));
            writing.onFailure(emitter::fail);
        }

        private void read(HttpClientResponse answer) {
            var body = Buffer.buffer();
            answer.exceptionHandler(emitter::fail);
            answer.endHandler(end -> {
                emitter.onTermination(() -> {});
                emitter.complete(new OutgoingAnswer(answer.statusCode(), body.getBytes(), false));
            });
            answer.handler(part -> {
                body.appendBuffer(part, 0, Math.min(part.length(), asked.mostBytes() - body.length()));
                if (body.length() >= asked.mostBytes()) {
                    emitter.complete(new OutgoingAnswer(answer.statusCode(), body.getBytes(), true));
                }
            });
        }

        /** Nothing more is wanted of this connection. */
        private void hangUp() {
            sent.reset();
        }
    }
}
