package io.gatehouse.access.limit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestClient;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A noisy client slows nobody else. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class LimitsTest {

    private final TestTenant tenant = TestTenant.made();

    @Test
    void a_client_that_asks_too_often_is_told_when_to_come_again() {
        var noisy = TestClient.of(tenant)
                .scopes("slowness:read", "lanes:write")
                .perMinute(5)
                .made();
        var quiet = TestClient.of(tenant).scopes("slowness:read").perMinute(5).made();
        var token = noisy.token();

        for (int n = 4; n >= 0; n--) {
            var answer = ask(token, 1);
            assertEquals(200, answer.status(), answer.text());
            assertEquals("\"requests\";q=5;w=60", answer.headers().get("ratelimit-policy"));
            assertTrue(answer.headers().get("ratelimit").startsWith("\"requests\";r=" + n + ";t="));
        }
        var refused = ask(token, 1);

        assertEquals(429, refused.status());
        assertEquals("too-many-requests", refused.code());
        assertTrue(refused.isProblem());
        var seconds = Integer.parseInt(refused.headers().get("retry-after"));
        assertTrue(seconds >= 1 && seconds <= 13, seconds + " s");
        assertEquals(200, ask(quiet.token(), 1).status());
    }

    @Test
    void its_lanes_have_a_budget_of_their_own() {
        var noisy = TestClient.of(tenant)
                .scopes("slowness:read", "lanes:write")
                .perMinute(1)
                .made();
        var token = noisy.token();
        ask(token, 1);
        assertEquals(429, ask(token, 1).status());

        var atTheLane = Wire.request("POST", "/v1/lanes/" + UUID.randomUUID() + "/arrivals")
                .token(token)
                .json("{}")
                .send();

        assertTrue(atTheLane.status() != 429, atTheLane.toString());
        assertTrue(atTheLane.headers().get("ratelimit").startsWith("\"lanes\";"));
    }

    @Test
    void no_more_than_its_share_runs_at_once_and_others_are_let_in_meanwhile() {
        var noisy =
                TestClient.of(tenant).scopes("slowness:read").atOnce(2).made().token();
        var quiet =
                TestClient.of(tenant).scopes("slowness:read").atOnce(2).made().token();

        var storm = IntStream.range(0, 20)
                .mapToObj(n -> request(noisy, 2_000).sendAsync())
                .toList();
        var meanwhile = ask(quiet, 1);

        assertEquals(200, meanwhile.status());
        var answers = storm.stream().map(asked -> asked.join()).toList();
        assertEquals(
                2, answers.stream().filter(answer -> answer.status() == 200).count());
        var refused = answers.stream().filter(answer -> answer.status() == 429).toList();
        assertEquals(18, refused.size());
        refused.forEach(answer -> assertEquals("too-many-at-once", answer.code()));
        refused.forEach(answer -> assertEquals("1", answer.headers().get("retry-after")));
        await().atMost(Duration.ofSeconds(5)).until(() -> ask(noisy, 1).status() == 200);
    }

    @Test
    void people_are_not_counted() {
        var answer = tenant.as("OPERATOR").get("/v1/parks");

        assertEquals(200, answer.statusCode());
        assertNull(answer.header("RateLimit"));
    }

    private static Answer ask(String token, int ms) {
        return request(token, ms).send();
    }

    private static Wire request(String token, int ms) {
        return Wire.request("GET", "/v1/slowness?ms=" + ms).token(token);
    }
}
