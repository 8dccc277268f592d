package io.gatehouse.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.access.Roles;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestClient;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
@Timeout(60)
class EventStreamTest {

    private final TestTenant owner = TestTenant.made();
    private final UUID tenant = owner.id();

    @Inject
    EventSignal signal;

    @AfterEach
    void nobody_listens_any_more() {
        await().until(() -> signal.waiting() == 0);
    }

    @Test
    void what_happens_from_now_on_is_told_and_nothing_older() throws IOException {
        tell("old");
        await().until(() -> !log().path("data").isEmpty());
        try (var stream = new Listener("", null)) {
            tell("one", "two");
            assertEquals(
                    List.of("one", "two"),
                    stream.next(2).stream().map(EventStreamTest::n).toList());
        }
    }

    @Test
    void an_event_has_its_cursor_its_type_and_what_the_log_says() throws IOException {
        try (var stream = new Listener("", null)) {
            tell("one");
            var event = stream.next(1).get(0);
            assertEquals("test.told", event.get("event"));
            var json = new ObjectMapper().readTree(event.get("data"));
            assertEquals(tenant.toString(), json.path("tenantId").asText());
            assertEquals("test.told", json.path("type").asText());
            assertEquals(log().at("/data/0"), json);
        }
    }

    @Test
    void a_reader_who_comes_back_goes_on_behind_the_last_event_it_saw() throws IOException {
        String last;
        try (var stream = new Listener("", null)) {
            tell("one");
            last = stream.next(1).get(0).get("id");
        }
        tell("two");
        try (var again = new Listener("", last);
                var byQuery = new Listener("?after=" + last, null)) {
            tell("three");
            for (var stream : List.of(again, byQuery)) {
                assertEquals(
                        List.of("two", "three"),
                        stream.next(2).stream().map(EventStreamTest::n).toList());
            }
        }
    }

    @Test
    void a_long_transaction_is_told_in_its_place() throws IOException {
        try (var stream = new Listener("", null);
                var slow = new Teller(tenant)) {
            slow.tells("began first");
            tell("committed first");
            slow.commits();
            assertEquals(
                    List.of("began first", "committed first"),
                    stream.next(2).stream().map(EventStreamTest::n).toList());
        }
    }

    @Test
    void filters_and_many_events_at_once_do_no_harm() throws IOException {
        try (var stream = new Listener("?type=wanted", null);
                var teller = new Teller(tenant)) {
            for (int n = 0; n < 500; n++) {
                teller.tells(n % 2 == 0 ? "wanted" : "unwanted", String.valueOf(n));
            }
            teller.commits();
            var numbers = stream.next(250).stream()
                    .map(EventStreamTest::n)
                    .map(Integer::valueOf)
                    .toList();
            for (int n = 0; n < 250; n++) {
                assertEquals(2 * n, numbers.get(n));
            }
        }
    }

    @Test
    void nobody_is_asked_for_when_nobody_listens_any_more() throws IOException {
        int before = signal.waiting();
        try (var stream = new Listener("", null)) {
            await().until(() -> signal.waiting() > before);
        }
        await().until(() -> signal.waiting() <= before);
    }

    @Test
    void the_stream_ends_when_the_token_expires() throws IOException {
        try (var stream = new Listener("", null, token(Duration.ofSeconds(2)))) {
            assertTrue(stream.ends());
        }
    }

    /** It is looked at every ten seconds. Of a client that only gained, it goes on. */
    @Test
    void the_stream_ends_when_its_client_loses_what_it_had() throws IOException {
        var disabled = client();
        var withoutSecret = client();
        var untouched = client();
        withoutSecret.withNewSecret();
        try (var ofDisabled = new Listener("", null, disabled.token());
                var ofWithoutSecret = new Listener("", null, withoutSecret.token());
                var ofUntouched = new Listener("", null, untouched.token())) {
            disabled.change("{\"disabled\": true}");
            owner.as(Roles.OPERATOR)
                    .delete("/v1/clients/" + withoutSecret.id() + "/secrets/"
                            + withoutSecret.shown().at("/secrets/0/id").asText())
                    .then()
                    .statusCode(204);
            untouched.change("{\"scopes\": [\"stream:read\", \"parks:read\"]}");

            assertTrue(ofDisabled.ends());
            assertTrue(ofWithoutSecret.ends());
            tell("later");
            assertEquals("later", n(ofUntouched.next(1).get(0)));
        }
    }

    private TestClient client() {
        return TestClient.of(owner).scopes("stream:read").made();
    }

    @Test
    void a_stream_with_a_bad_cursor_is_a_problem() {
        var answer = Wire.request("GET", "/v1/stream?after=x")
                .token(token(Duration.ofHours(1)))
                .send();
        assertEquals(400, answer.status());
        assertTrue(answer.isProblem(), answer.headers() + " " + answer);
    }

    private void tell(String... what) {
        try (var teller = new Teller(tenant)) {
            for (var each : what) {
                teller.tells(each);
            }
            teller.commits();
            signal.nudge();
        }
    }

    private JsonNode log() {
        return Wire.request("GET", "/v1/events")
                .token(token(Duration.ofHours(1)))
                .send()
                .json();
    }

    private String token(Duration validFor) {
        return TestTokens.of(tenant, validFor, Roles.INTEGRATOR);
    }

    private static String n(Map<String, String> event) {
        try {
            return new ObjectMapper().readTree(event.get("data")).at("/data/n").asText();
        } catch (IOException notJson) {
            throw new AssertionError(event.toString(), notJson);
        }
    }

    /** A reader of Server-Sent Events; it exists from the moment that the stream says it is connected. */
    private final class Listener implements AutoCloseable {

        private final HttpURLConnection connection;
        private final BufferedReader lines;

        Listener(String query, String lastEventId) throws IOException {
            this(query, lastEventId, token(Duration.ofHours(1)));
        }

        Listener(String query, String lastEventId, String token) throws IOException {
            var address = URI.create("http://localhost:" + RestAssured.port + "/v1/stream" + query);
            connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + token);
            connection.setRequestProperty("Accept", "text/event-stream");
            if (lastEventId != null) {
                connection.setRequestProperty("Last-Event-ID", lastEventId);
            }
            lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            assertEquals(":connected", lines.readLine());
        }

        List<Map<String, String>> next(int count) throws IOException {
            var events = new ArrayList<Map<String, String>>();
            var event = new TreeMap<String, String>();
            while (events.size() < count) {
                var line = lines.readLine();
                if (line.isEmpty() && event.containsKey("data")) {
                    events.add(event);
                    event = new TreeMap<>();
                } else if (line.indexOf(':') > 0) {
                    event.put(
                            line.substring(0, line.indexOf(':')),
                            line.substring(line.indexOf(':') + 1).strip());
                }
            }
            return events;
        }

        boolean ends() throws IOException {
            var line = lines.readLine();
            while (line != null) {
                line = lines.readLine();
            }
            return true;
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }
}
