package io.gatehouse.call.clink;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.gatehouse.call.CallCenterKind;
import io.gatehouse.call.CenterLine;
import io.gatehouse.call.CenterSettings;
import io.gatehouse.call.Ringing;
import io.gatehouse.call.Ringing.Outcome;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Clink with the answers that its maker publishes, and the faults that happen to anybody. */
class ClinkCenterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String SECRET = "456v5g3rd";
    private static final UUID CALL = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final String DONE =
            """
            {"requestId": "r-1", "result": {"cno": "2000", "customerNumber": "13800138000",
             "requestUniqueId": "0198c0de-0000-7000-8000-000000000001"}}
            """;

    private static WireMockServer clink;
    private final CenterLine line = line(null);
    private ClinkCenter center;

    @BeforeAll
    static void start() {
        clink = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        clink.start();
    }

    @AfterAll
    static void stop() {
        clink.stop();
    }

    @BeforeEach
    void anew() {
        clink.resetAll();
        var config = new ClinkConfig() {
            @Override
            public Map<String, URI> platforms() {
                return Map.of("bj", URI.create(clink.baseUrl()), "closed", URI.create("http://localhost:1"));
            }

            @Override
            public Duration patience() {
                return PATIENCE;
            }
        };
        var clock = Clock.fixed(Instant.parse("2026-03-02T06:00:00Z"), ZoneOffset.UTC);
        center = new ClinkCenter(new ClinkRequests(config, new ObjectMapper(), clock));
    }

    private static CenterLine line(String menu) {
        var settings = new CenterSettings(null, "bj", "2d7fe045", null, null, menu, null, null);
        return new CenterLine(UUID.randomUUID(), UUID.randomUUID(), CallCenterKind.CLINK, settings, SECRET);
    }

    private static CenterLine at(String platform) {
        var settings = new CenterSettings(null, platform, "key", null, null, null, null, null);
        return new CenterLine(UUID.randomUUID(), UUID.randomUUID(), CallCenterKind.CLINK, settings, SECRET);
    }

    private static void answers(String path, ResponseDefinitionBuilder answer) {
        clink.stubFor(any(urlPathEqualTo("/cc/" + path)).willReturn(answer));
    }

    private static <T> T now(Uni<T> asked) {
        return asked.await().atMost(Duration.ofSeconds(10));
    }

    private Ringing ring() {
        return now(center.ring(line, "13800138000", "2000", CALL));
    }

    @Test
    void a_number_is_rung_from_a_seat() {
        answers("callout", okJson(DONE));
        assertEquals(Ringing.started(null), ring());
        clink.verify(
                1,
                postRequestedFor(urlPathEqualTo("/cc/callout"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson(
                                """
                                {"cno": "2000", "customerNumber": "13800138000", "clientTimeout": 30,
                                 "customerTimeout": 45, "requestUniqueId": "%1$s",
                                 "userField": "{\\"gatehouse\\":\\"%1$s\\"}"}
                                """
                                        .formatted(CALL))));
    }

    @Test
    void every_request_is_signed_as_the_maker_reckons_it() throws Exception {
        answers("callout", okJson(DONE));
        answers("list_cdr_obs", okJson("{\"cdrObs\": []}"));
        ring();
        answers("callout", aResponse().withStatus(500));
        ring();
        var requests = clink.getAllServeEvents();
        assertEquals(3, requests.size());
        for (var event : requests) {
            var request = event.getRequest();
            var query = request.getUrl().substring(request.getUrl().indexOf('?') + 1);
            var signed = Arrays.stream(query.split("&"))
                    .filter(each -> !each.startsWith("Signature="))
                    .sorted()
                    .collect(Collectors.joining("&"));
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            var expected = Base64.getEncoder()
                    .encodeToString(mac.doFinal((request.getMethod() + "localhost"
                                    + URI.create(request.getUrl()).getPath() + "?" + signed)
                            .getBytes(StandardCharsets.UTF_8)));
            assertEquals(expected, request.queryParameter("Signature").firstValue());
            assertEquals("2d7fe045", request.queryParameter("AccessKeyId").firstValue());
            assertEquals(
                    "2026-03-02T06:00:00Z", request.queryParameter("Timestamp").firstValue());
            assertFalse(request.getUrl().contains(SECRET)
                    || request.getBodyAsString().contains(SECRET));
        }
    }

    static Stream<ResponseDefinitionBuilder> answers_that_leave_it_open() {
        return Stream.of(
                okJson(DONE).withFixedDelay(4000),
                okJson(DONE).withChunkedDribbleDelay(20, 8000),
                aResponse().withStatus(500).withBody("<html>"),
                aResponse().withStatus(503),
                aResponse().withStatus(408),
                aResponse().withStatus(200).withBody("{\"requestId\": "),
                aResponse().withStatus(200).withBody("[]"),
                aResponse().withStatus(200).withBody(""),
                aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    }

    @ParameterizedTest
    @MethodSource("answers_that_leave_it_open")
    void what_is_not_known_is_looked_up_and_never_asked_again(ResponseDefinitionBuilder answer) {
        answers("callout", answer);
        answers(
                "list_cdr_obs",
                okJson(
                        "{\"requestId\": \"r\", \"cdrObs\": [{\"uniqueId\": \"sip-35-1775823995.29\", \"cno\": \"2000\"}]}"));
        answers(
                "describe_cdr_ob",
                okJson(
                        "{\"requestId\": \"r\", \"cdrOb\": {\"uniqueId\": \"sip-35-1775823995.29\", \"status\": \"双方接听\"}}"));
        assertEquals(new Ringing(Outcome.STARTED, "sip-35-1775823995.29", "双方接听"), ring());
        clink.verify(1, postRequestedFor(urlPathEqualTo("/cc/callout")));
        clink.verify(
                1,
                getRequestedFor(urlPathEqualTo("/cc/list_cdr_obs"))
                        .withQueryParam("requestUniqueId", equalTo(CALL.toString())));
        clink.verify(
                1,
                getRequestedFor(urlPathEqualTo("/cc/describe_cdr_ob"))
                        .withQueryParam("mainUniqueId", equalTo("sip-35-1775823995.29")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            200 | {"cdrObs": []}
            200 | {}
            200 | no json
            500 | {}
            403 | {"error": {"code": "x", "message": "y"}}
            """)
    void without_a_record_it_stays_unknown_and_says_so(int status, String body) {
        answers("callout", aResponse().withStatus(502));
        answers("list_cdr_obs", aResponse().withStatus(status).withBody(body));
        assertEquals(Outcome.UNKNOWN, ring().outcome());
        clink.verify(1, postRequestedFor(urlPathEqualTo("/cc/callout")));
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "404", "429"})
    void what_clink_refuses_is_refused_in_its_own_words(int status) {
        answers(
                "callout",
                aResponse()
                        .withStatus(status)
                        .withBody(
                                "{\"requestId\": \"r\", \"error\": {\"code\": \"AgentOffline\", \"message\": \"座席不在线\"}}"));
        assertEquals(Ringing.refused("AgentOffline 座席不在线"), ring());
        clink.verify(0, getRequestedFor(urlPathEqualTo("/cc/list_cdr_obs")));
    }

    @Test
    void a_refusal_without_words_is_one() {
        answers("callout", aResponse().withStatus(403).withBody("<html>no</html>"));
        assertEquals(Ringing.refused("Clink answers 403."), ring());
    }

    @Test
    void nobody_listens() {
        assertEquals(
                Outcome.UNKNOWN,
                now(center.ring(at("closed"), "13800138000", "2000", CALL)).outcome());
    }

    @ParameterizedTest
    @CsvSource({"100", "1234567", "12a4", "''"})
    void a_seat_that_is_none_is_not_even_asked_for(String seat) {
        assertEquals(
                Outcome.REFUSED,
                now(center.ring(line, "13800138000", seat, CALL)).outcome());
        assertTrue(clink.getAllServeEvents().isEmpty());
    }

    @Test
    void somebody_is_rung_without_a_seat_if_there_is_a_menu_to_hear() {
        answers("webcall", okJson("{\"requestId\": \"r\", \"result\": {\"requestUniqueId\": \"x\"}}"));
        assertEquals(
                Outcome.REFUSED,
                now(center.ring(line, "13800138000", null, CALL)).outcome());
        assertEquals(
                Outcome.STARTED,
                now(center.ring(line("紧急"), "13800138000", null, CALL)).outcome());
        clink.verify(
                1,
                postRequestedFor(urlPathEqualTo("/cc/webcall"))
                        .withRequestBody(equalToJson(
                                """
                                {"customerNumber": "13800138000", "customerTimeout": 45, "ivrName": "紧急",
                                 "requestUniqueId": "%s"}
                                """
                                        .formatted(CALL))));
    }

    @Test
    void a_call_that_only_rings_is_cancelled_where_none_can_be_hung_up() {
        answers(
                "unlink",
                aResponse().withStatus(400).withBody("{\"error\": {\"code\": \"NoCall\", \"message\": \"\"}}"));
        answers("callout_cancel", okJson("{\"requestId\": \"r\"}"));
        assertEquals(Ringing.started("m-1"), now(center.hangUp(line, "m-1", "2000")));
        clink.verify(
                1,
                postRequestedFor(urlPathEqualTo("/cc/callout_cancel"))
                        .withRequestBody(equalToJson("{\"cno\": \"2000\"}")));
        assertEquals(
                Outcome.NOTHING_TO_DO, now(center.hangUp(line, "m-1", null)).outcome());
    }

    @Test
    void a_seat_is_paused_and_taken_up_again() {
        answers("pause", okJson("{\"requestId\": \"r\"}"));
        answers("unpause", aResponse().withStatus(500));
        assertEquals(Outcome.STARTED, now(center.available(line, "2000", false)).outcome());
        assertEquals(Outcome.UNKNOWN, now(center.available(line, "2000", true)).outcome());
        assertNull(clink.findAll(postRequestedFor(anyUrl())).get(0).getHeader("Authorization"));
    }

    @Test
    void a_platform_that_this_installation_does_not_know_is_never_asked() {
        clink.stubFor(post(anyUrl()).willReturn(okJson(DONE)));
        clink.stubFor(get(anyUrl()).willReturn(okJson(DONE)));
        var asked = Uni.createFrom().deferred(() -> center.ring(at("evil"), "13800138000", "2000", CALL));
        assertEquals(
                "This installation does not know the call centre's platform.",
                asked.onFailure()
                        .recoverWithItem(e -> Ringing.refused(e.getMessage()))
                        .await()
                        .indefinitely()
                        .detail());
        assertTrue(clink.getAllServeEvents().isEmpty());
    }
}
