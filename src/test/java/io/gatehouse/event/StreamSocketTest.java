package io.gatehouse.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Ids;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestDesk;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live stream over WebSocket. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
@Timeout(60)
class StreamSocketTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestTenant tenant = TestTenant.made();
    private final List<TestDesk> desks = new ArrayList<>();

    @Inject
    EventSignal signal;

    @BeforeEach
    void nobody_listens_yet() {
        await().until(() -> signal.waiting() == 0);
    }

    @AfterEach
    void hang_up() {
        desks.forEach(TestDesk::close);
    }

    @Test
    void a_message_is_the_event_and_its_cursor() {
        var socket = followed("");
        tell("one");
        var told = socket.await("test.told", any -> true, SOON);
        var list = Wire.request("GET", "/v1/events").token(token(SOON)).send().json();
        var event = told.<ObjectNode>deepCopy();
        var cursor = event.remove("cursor").asText();
        assertEquals(list.at("/data/0"), event);
        assertEquals(List.of("stream.connected", "test.told"), types(socket));
        var rest = Wire.request("GET", "/v1/events?after=" + cursor).token(token(SOON));
        assertEquals(0, rest.send().json().path("data").size());
    }

    @Test
    void every_event_comes_once_and_in_order_however_often_the_reader_comes_back() {
        var socket = followed("?type=counted");
        for (int turn = 0; turn < 4; turn++) {
            counted(turn * 100, 50);
            int last = turn * 100 + 20;
            socket.await("counted", told -> n(told) == last, SOON);
            socket.abort();
            counted(turn * 100 + 50, 50);
            socket.connect("?type=counted");
        }
        socket.await("counted", told -> n(told) == 399, SOON);
        var numbers = socket.heard().stream()
                .filter(told -> told.path("type").asText().equals("counted"))
                .map(StreamSocketTest::n)
                .toList();
        assertEquals(IntStream.range(0, 400).boxed().toList(), numbers);
    }

    @Test
    void a_stream_is_refused_like_any_other_request() {
        assertEquals(401, TestDesk.withToken(null).refusal(""));
        assertEquals(401, TestDesk.withToken("x.y.z").refusal(""));
        assertEquals(
                403,
                TestDesk.withToken(TestTokens.of(tenant.id(), Roles.MAINTENANCE))
                        .refusal(""));
        assertEquals(403, TestDesk.of(tenant, "nobody.known").refusal(""));
        var integrator = TestDesk.withToken(token(SOON));
        assertEquals(400, integrator.refusal("?after=x"));
        assertEquals(400, integrator.refusal("?parkId=x"));
        assertEquals(400, integrator.refusal("?subject=x"));
    }

    @Test
    void a_refusal_is_a_problem() {
        var refused = upgrade("/v1/stream?after=x", token(SOON));
        assertEquals("invalid-parameter", refused.code());
        assertTrue(refused.isProblem(), refused.toString());
        assertEquals("unauthorized", upgrade("/v1/stream", null).code());
        assertEquals(
                "agent-unknown",
                upgrade("/v1/stream", TestTokens.of(tenant.id(), Roles.AGENT)).code());
    }

    @Test
    void the_stream_is_closed_when_the_token_expires() {
        var socket = TestDesk.withToken(token(Duration.ofSeconds(2)));
        desks.add(socket.connect());
        assertEquals("1008 token-expired", socket.awaitClosed(SOON));
    }

    @Test
    void a_reader_who_is_gone_leaves_nothing_behind() {
        var polite = followed("");
        var gone = followed("");
        await().until(() -> signal.waiting() == 2);
        polite.close();
        gone.abort();
        await().until(() -> signal.waiting() == 0);
    }

    @Test
    void a_slow_reader_is_not_read_for_faster_than_it_takes() {
        var slow = TestDesk.withToken(token(SOON.multipliedBy(3))).connectSlowly("?type=large", 1);
        desks.add(slow);
        slow.await("stream.connected", any -> true, SOON);
        var quick = followed("?type=large");
        large(3_000);
        quick.await("large", told -> n(told) == 2_999, SOON);
        await().until(() -> signal.waiting() > 0);
        assertEquals(1, signal.waiting(), "the slow one is not at the end");
        slow.takeMore();
        slow.await("large", told -> n(told) == 2_999, SOON);
        assertEquals(3_001, slow.heard().size());
    }

    @Test
    void an_unreadable_token_in_the_sub_protocol_is_refused() {
        var refused = assertThrows(CompletionException.class, () -> TestDesk.withToken("ey\u001b[0m")
                .connectLikeABrowser(""));

        var handshake = assertInstanceOf(WebSocketHandshakeException.class, refused.getCause());
        assertEquals(401, handshake.getResponse().statusCode());
    }

    @Test
    void a_browser_names_its_token_in_the_sub_protocol() {
        var socket = TestDesk.withToken(token(SOON)).connectLikeABrowser("");
        desks.add(socket);
        tell("one");
        assertNotNull(socket.await("test.told", any -> true, SOON));
    }

    @Test
    void an_agent_sees_what_concerns_its_own_parks_and_itself() {
        var mine = UUID.randomUUID();
        var other = UUID.randomUUID();
        var agent = TestDesk.agent(tenant, "li.na", mine);
        var desk = TestDesk.of(tenant, "li.na").connect();
        desks.add(desk);
        told("park.known", other, null);
        told("tenant.known", null, null);
        told("about.me", null, agent);
        told("call.transferred", other, null, "{\"agentId\": \"" + agent + "\"}");
        desk.await("call.transferred", any -> true, SOON);
        assertEquals(List.of("stream.connected", "about.me", "call.transferred"), types(desk));
        assertEquals(
                List.of("about.me", "call.transferred"),
                desk.get("/v1/events").json().findValuesAsText("type"));
    }

    @Test
    void an_agent_of_no_park_in_particular_sees_the_whole_tenant() {
        TestDesk.agent(tenant, "li.na");
        var desk = TestDesk.of(tenant, "li.na").connect();
        desks.add(desk);
        told("park.known", UUID.randomUUID(), null);
        told("tenant.known", null, null);
        desk.await("tenant.known", any -> true, SOON);
        assertEquals(List.of("stream.connected", "park.known", "tenant.known"), types(desk));
    }

    private TestDesk followed(String query) {
        var socket = TestDesk.withToken(token(Duration.ofHours(1))).connect(query);
        desks.add(socket);
        return socket;
    }

    private String token(Duration validFor) {
        return TestTokens.of(tenant.id(), validFor, Roles.INTEGRATOR);
    }

    private static Wire.Answer upgrade(String path, String token) {
        return Wire.request("GET", path)
                .header("Sec-WebSocket-Key", "x3JJHMbDL1EzLkh9GBhXDw==")
                .token(token)
                .send();
    }

    private void tell(String... what) {
        try (var teller = new Teller(tenant.id())) {
            for (var each : what) {
                teller.tells(each);
            }
            teller.commits();
        }
    }

    private void counted(int from, int count) {
        try (var teller = new Teller(tenant.id())) {
            for (int n = from; n < from + count; n++) {
                teller.tells("counted", String.valueOf(n));
            }
            teller.commits();
        }
    }

    private void large(int count) {
        TestTenant.sql(
                """
                insert into event (id, tenant_id, type, at, data)
                select uuidv7(), '%s', 'large', now(), jsonb_build_object('n', n::text, 'fill', repeat('x', 10000))
                from generate_series(0, %s) n order by n
                """
                        .formatted(tenant.id(), count - 1));
    }

    private void told(String type, UUID park, UUID subject) {
        told(type, park, subject, "{}");
    }

    private void told(String type, UUID park, UUID subject, String data) {
        TestTenant.sql(
                "insert into event (id, tenant_id, park_id, subject, type, at, data) values ('%s', '%s', %s, %s, '%s', now(), '%s')"
                        .formatted(Ids.next(), tenant.id(), quoted(park), quoted(subject), type, data));
    }

    private static String quoted(UUID idOrNull) {
        return idOrNull == null ? "null" : "'" + idOrNull + "'";
    }

    private static int n(JsonNode told) {
        return told.at("/data/n").asInt();
    }

    private static List<String> types(TestDesk desk) {
        return desk.heard().stream().map(told -> told.path("type").asText()).toList();
    }
}
