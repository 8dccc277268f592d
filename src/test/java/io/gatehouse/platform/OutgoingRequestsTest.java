package io.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.JksOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where requests really go, with names that lead here and there. */
class OutgoingRequestsTest {

    private static final String NAME = "hooks.example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final List<String> heard = new ArrayList<>();
    /** What the name leads to, one answer after the other; the last one stays. */
    private final Deque<String> answers = new ArrayDeque<>();

    private int lookUps;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_name_that_leads_elsewhere_by_now_is_not_connected_to() {
        int port = serving(new HttpServerOptions());
        answers.addAll(List.of("8.8.8.8", "127.0.0.1"));
        var strict = addresses(Set.of());
        var kept = strict.accepted("url", "https://%s:%d/".formatted(NAME, port))
                .await()
                .indefinitely();
        var failure = assertThrows(
                OutgoingFailure.class,
                () -> requests(strict).send(post(kept)).await().indefinitely());
        assertEquals("address-not-public", failure.code());
        assertEquals(List.of(), heard);
    }

    @Test
    void a_name_of_which_one_address_is_not_public_is_refused_when_it_is_kept() {
        answers.add("8.8.8.8 10.0.0.7");
        var problem = assertThrows(Problem.class, () -> addresses(Set.of())
                .accepted("url", "https://hooks.example.com/")
                .await()
                .indefinitely());
        assertEquals("address-not-public", problem.errors().get(0).code());
    }

    @Test
    void a_name_that_nobody_knows_yet_may_be_kept_and_is_not_reached() {
        answers.add("");
        var strict = addresses(Set.of());
        var kept = strict.accepted("url", "https://hooks.example.com/").await().indefinitely();
        var failure = assertThrows(
                OutgoingFailure.class,
                () -> requests(strict).send(post(kept)).await().indefinitely());
        assertEquals("name-unknown", failure.code());
    }

    /** Between the check and the connection nobody is asked again. */
    @Test
    void the_connection_goes_to_the_address_that_was_checked_and_the_name_stands_in_the_request() {
        int port = serving(new HttpServerOptions());
        answers.addAll(List.of("127.0.0.1", "192.0.2.1"));
        var address = addresses(Set.of(NAME));
        var answer = requests(address)
                .send(post(kept(address, "http", port)))
                .await()
                .indefinitely();
        assertEquals(200, answer.status());
        assertEquals(List.of("POST http://" + NAME + ":" + port + "/in?a=b {}"), heard);
        assertEquals(1, lookUps);
    }

    @Test
    void the_certificate_must_be_for_the_name_though_the_connection_goes_to_an_address(@TempDir Path folder) {
        answers.add("127.0.0.1");
        var trust = new HttpClientOptions();
        for (var name : List.of(NAME, "another.example.com")) {
            var keys = new JksOptions()
                    .setPassword("changeit")
                    .setPath(keyStore(folder, name).toString());
            int port = serving(new HttpServerOptions().setSsl(true).setKeyCertOptions(keys));
            var address = addresses(Set.of(NAME));
            var requests = new OutgoingRequests(address, vertx, new HttpClientOptions(trust).setTrustOptions(keys));
            var sent = requests.send(post(kept(address, "https", port)));
            if (name.equals(NAME)) {
                assertEquals(200, sent.await().indefinitely().status());
            } else {
                assertEquals(
                        "not-reached",
                        assertThrows(OutgoingFailure.class, () -> sent.await().indefinitely())
                                .code());
            }
        }
        assertEquals(1, heard.size());
    }

    @Test
    void a_redirect_is_an_answer_like_any_other() {
        int port = serving(new HttpServerOptions());
        answers.add("127.0.0.1");
        var address = addresses(Set.of(NAME));
        var to = address.kept("http://%s:%d/redirect".formatted(NAME, port));
        assertEquals(
                302, requests(address).send(post(to)).await().indefinitely().status());
        assertEquals(1, heard.size());
    }

    @Test
    void an_answer_that_does_not_end_is_cut() {
        int port = serving(new HttpServerOptions());
        answers.add("127.0.0.1");
        var address = addresses(Set.of(NAME));
        var to = address.kept("http://%s:%d/endless".formatted(NAME, port));
        var answer = requests(address).send(post(to)).await().indefinitely();
        assertTrue(answer.cut());
        assertEquals(100, answer.body().length);
    }

    @Test
    void what_is_not_answered_in_time_has_failed() {
        int port = serving(new HttpServerOptions());
        answers.add("127.0.0.1");
        var address = addresses(Set.of(NAME));
        for (var path : List.of("silent", "dripping")) {
            var to = address.kept("http://%s:%d/%s".formatted(NAME, port, path));
            var request = new OutgoingRequest("POST", to, Map.of(), "{}", Duration.ofMillis(300), 100);
            var failure = assertThrows(
                    OutgoingFailure.class,
                    () -> requests(address).send(request).await().indefinitely());
            assertEquals("timed-out", failure.code());
        }
    }

    private OutgoingAddresses addresses(Set<String> trusted) {
        return new OutgoingAddresses(this::lookUp, Optional.of(trusted));
    }

    private OutgoingRequests requests(OutgoingAddresses addresses) {
        return new OutgoingRequests(addresses, vertx, new HttpClientOptions());
    }

    private static OutgoingAddress kept(OutgoingAddresses addresses, String scheme, int port) {
        return addresses.kept("%s://%s:%d/in?a=b".formatted(scheme, NAME, port));
    }

    private static OutgoingRequest post(OutgoingAddress to) {
        return new OutgoingRequest("POST", to, Map.of("Content-Type", "application/json"), "{}", PATIENCE, 100);
    }

    private synchronized List<InetAddress> lookUp(String host) throws UnknownHostException {
        lookUps++;
        var answer = answers.size() > 1 ? answers.poll() : answers.peek();
        if (answer.isEmpty()) {
            throw new UnknownHostException(host);
        }
        var found = new ArrayList<InetAddress>();
        for (var each : answer.split(" ")) {
            found.add(InetAddress.getByName(each));
        }
        return found;
    }

    private int serving(HttpServerOptions options) {
        HttpServer server = vertx.createHttpServer(options).requestHandler(this::answer);
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            heard.add(request.method() + " " + request.absoluteURI() + " " + body);
            var response = request.response();
            switch (request.path()) {
                case "/redirect" ->
                    response.setStatusCode(302).putHeader("Location", "/in").end();
                case "/endless" -> {
                    response.setChunked(true).write("x".repeat(70));
                    response.write("x".repeat(70));
                }
                case "/dripping" -> response.setChunked(true).write("x");
                case "/silent" -> heard.add("no answer");
                default -> response.end("{}");
            }
        });
    }

    private static Path keyStore(Path folder, String name) {
        var file = folder.resolve(name + ".jks");
        try {
            var made = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "key",
                            "-keyalg",
                            "RSA",
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "san=dns:" + name,
                            "-storetype",
                            "JKS",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            "changeit",
                            "-keypass",
                            "changeit")
                    .redirectErrorStream(true)
                    .start();
            assertEquals(0, made.waitFor(), new String(made.getInputStream().readAllBytes()));
            return file;
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
