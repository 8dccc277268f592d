package io.gatehouse.platform;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.access.Roles;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class ProblemsTest {

    private static final UUID TENANT = TestTenant.made().id();
    private final String token = TestTokens.of(TENANT, Roles.OPERATOR);

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GET    | /v1/nothing                                       | 404 | not-found
        GET    | /q/nothing                                        | 404 | not-found
        DELETE | /probes                                           | 405 | method-not-allowed
        GET    | /probes/1                                         | 404 | not-found
        GET    | /probes/1-1-1-1-1                                 | 404 | not-found
        GET    | /probes/1%00                                      | 400 | invalid-input
        GET    | /probes?after=1%00                                | 400 | invalid-input
        GET    | /probes?limit=0                                   | 400 | invalid-parameter
        GET    | /probes?limit=201                                 | 400 | invalid-parameter
        GET    | /probes?limit=many                                | 400 | invalid-parameter
        GET    | /probes?limit=99999999999                         | 400 | invalid-parameter
        GET    | /probes?parkId=1                                  | 400 | invalid-parameter
        GET    | /probes?color=blue                                | 400 | invalid-parameter
        GET    | /probes?from=yesterday                            | 400 | invalid-parameter
        GET    | /probes?from=%2B999999999-01-01T00:00:00Z         | 400 | invalid-parameter
        GET    | /probes?after=x                                   | 400 | invalid-parameter
        GET    | /probes/broken                                    | 500 | internal-error
        """)
    void an_address_that_is_wrong_is_a_problem(String method, String path, int status, String code) {
        assertProblem(status, code, Wire.request(method, path).token(token).send());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                                                         | probe
        null                                                       | probe
        {"name":                                                   | ``
        []                                                         | ``
        {"name":"a"} x                                             | ``
        {"name":{}}                                                | name
        {"name":5}                                                 | name
        {"count":1}                                                | name
        {"name":"a","count":"5"}                                   | count
        {"name":"a","count":5.7}                                   | count
        {"name":"a","count":999}                                   | count
        {"name":"a","count":99999999999999999999999}               | count
        {"name":"a","color":"BLUE"}                                | color
        {"name":"a","color":0}                                     | color
        {"name":"a","at":"yesterday"}                              | at
        {"name":"a","at":"2026-07-01T08:00:00"}                    | at
        {"name":"a","at":"+999999999-01-01T00:00:00Z"}             | at
        {"name":"a","at":5}                                        | at
        {"name":"a","parts":{}}                                    | parts
        {"name":"a","parts":[{}]}                                  | parts[0].size
        """)
    void a_body_that_is_wrong_is_a_problem_which_names_the_field(String body, String field) {
        var answer = Wire.request("POST", "/probes").token(token).json(body).send();
        assertProblem(400, "invalid-input", answer);
        assertEquals(field, answer.json().at("/errors/0/field").asText(), answer.toString());
    }
    // spotless:on

    @Test
    void a_body_that_is_right_is_taken() {
        var body = "{\"name\":\"粤B🚗\",\"color\":\"RED\",\"at\":\"2026-07-01T08:00:00+08:00\",\"unknown\":[[]]}";
        var answer = Wire.request("POST", "/probes").token(token).json(body).send();
        assertEquals(200, answer.status());
        assertEquals("粤B🚗", answer.json().path("name").asText());
        assertEquals("2026-07-01T00:00:00Z", answer.json().path("at").asText());
    }

    @Test
    void a_nul_and_half_a_character_are_refused() {
        for (var text : List.of("a\\u0000", "\\ud83d", "\\\\\\u0000")) {
            var answer = Wire.request("POST", "/probes")
                    .token(token)
                    .json("{\"name\":\"" + text + "\"}")
                    .send();
            assertProblem(400, "invalid-input", answer);
        }
    }

    @Test
    void bodies_of_any_size_and_depth_are_answered() {
        assertProblem(400, "invalid-input", post("{\"name\":\"" + "x".repeat(1 << 20) + "\"}"));
        assertProblem(400, "invalid-input", post("[".repeat(100_000)));
        assertProblem(400, "invalid-input", post("{\"name\":\"a\",\"count\":1e" + "9".repeat(2000) + "}"));
        // refused before it is sent: the client may be cut off while it is still writing, and asks again
        await().ignoreExceptionsInstanceOf(CompletionException.class)
                .untilAsserted(
                        () -> assertProblem(413, "too-large", post("{\"name\":\"" + "x".repeat(7 << 20) + "\"}")));
    }

    @Test
    void media_types_that_are_not_ours_are_refused() {
        var posted = Wire.request("POST", "/probes").token(token).bytes("{}".getBytes());
        assertProblem(415, "unsupported-media-type", posted.send());
        assertProblem(
                415,
                "unsupported-media-type",
                posted.header("Content-Type", "text/plain").send());
        assertTrue(posted.header("Content-Type", "garbage").send().isProblem());
        var wanted = Wire.request("GET", "/probes").token(token).header("Accept", "application/xml");
        assertProblem(406, "not-acceptable", wanted.send());
    }

    @Test
    void who_is_nobody_or_not_allowed_is_told_so() {
        var probes = Wire.request("GET", "/probes");
        var expired = TestTokens.of(TENANT, Duration.ofHours(-2), Roles.OPERATOR);
        for (var nobody : List.of(probes, probes.token("garbage"), probes.token(expired), probes.token(token + "x"))) {
            var answer = nobody.send();
            assertProblem(401, "unauthorized", answer);
            assertEquals("Bearer", answer.headers().get("WWW-Authenticate"));
        }
        assertProblem(
                403,
                "forbidden",
                probes.token(TestTokens.of(TENANT, Roles.AGENT)).send());
        assertEquals(200, probes.token(token).send().status());
    }

    @Test
    void a_failure_nobody_foresaw_tells_nothing_of_itself() {
        var answer = Wire.request("GET", "/probes/broken").token(token).send();
        assertProblem(500, "internal-error", answer);
        assertFalse(answer.text().contains("foresaw"), answer.text());
    }

    @Test
    void the_request_id_is_taken_over_when_it_is_harmless() {
        var request = Wire.request("GET", "/probes").token(token);
        assertEquals(
                "abc-1",
                request.header("X-Request-Id", "abc-1").send().headers().get("X-Request-Id"));
        var made = request.header("X-Request-Id", "<script>").send().headers().get("X-Request-Id");
        assertEquals(7, UUID.fromString(made).version());
    }

    @Test
    void log_lines_after_a_query_still_name_the_request() {
        var seen = new ArrayList<String>();
        var watcher = watcher(seen);
        Logger.getLogger(ProbeResource.class.getName()).addHandler(watcher);
        try {
            var id = UUID.randomUUID();
            var request = Wire.request("GET", "/probes/" + id).token(token).header("X-Request-Id", "traced-" + id);
            assertEquals(200, request.send().status());
            assertEquals(List.of("traced-" + id), seen);
        } finally {
            Logger.getLogger(ProbeResource.class.getName()).removeHandler(watcher);
        }
    }

    private Answer post(String body) {
        return Wire.request("POST", "/probes").token(token).json(body).send();
    }

    private static void assertProblem(int status, String code, Answer answer) {
        assertEquals(status, answer.status(), answer.toString());
        assertTrue(answer.isProblem(), answer.headers() + " " + answer);
        assertEquals(code, answer.code());
    }

    private static Handler watcher(List<String> requestIds) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                requestIds.add(((ExtLogRecord) line).getMdc("requestId"));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
