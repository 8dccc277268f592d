package io.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a plain S3 server: it keeps the very bytes that it receives, framing included, and gives them out again. */
class S3EvidenceStoreTest {

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private HttpServer server;
    private S3EvidenceStore store;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        var credentials = AwsBasicCredentials.create("key", "secret");
        var client = S3Client.builder()
                .endpointOverride(
                        URI.create("http://localhost:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .serviceConfiguration(as -> as.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false))
                .build();
        store = new S3EvidenceStore(client, "photos");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_photo_arrives_byte_for_byte_and_comes_back() throws IOException {
        var photo = Photos.largeJpeg(1);
        store.write("tenant/day/one", photo);
        assertArrayEquals(photo, objects.get("/photos/tenant/day/one"));
        assertArrayEquals(photo, store.read("tenant/day/one").orElseThrow());
    }

    @Test
    void what_was_never_written_is_not_there() throws IOException {
        assertTrue(store.read("tenant/day/none").isEmpty());
    }

    @Test
    void what_is_erased_is_gone_and_only_that_and_erasing_it_again_is_no_failure() throws IOException {
        store.write("tenant/day/one", new byte[] {1});
        store.write("tenant/day/one-more", new byte[] {2});

        store.erase("tenant/day/one");
        store.erase("tenant/day/one");

        assertEquals(Set.of("/photos/tenant/day/one-more"), objects.keySet());
        assertTrue(store.read("tenant/day/one").isEmpty());
    }

    @Test
    void a_service_that_is_away_is_a_failure_of_the_store() {
        server.stop(0);
        assertThrows(IOException.class, () -> store.write("tenant/day/one", new byte[] {1}));
        assertThrows(IOException.class, () -> store.erase("tenant/day/one"));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var name = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT")) {
                objects.put(name, exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(200, -1);
            } else if (exchange.getRequestMethod().equals("DELETE")) {
                // there or not: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
                objects.remove(name);
                exchange.sendResponseHeaders(204, -1);
            } else if (objects.containsKey(name)) {
                exchange.sendResponseHeaders(200, objects.get(name).length);
                exchange.getResponseBody().write(objects.get(name));
            } else {
                var missing = "<Error><Code>NoSuchKey</Code></Error>".getBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/xml");
                exchange.sendResponseHeaders(404, missing.length);
                exchange.getResponseBody().write(missing);
            }
        }
    }
}
