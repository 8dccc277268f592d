package io.gatehouse.access;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.evidence.Photos;
import io.gatehouse.platform.IdempotencyKeys;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class IdempotencyTest {

    @Inject
    IdempotencyKeys keys;

    private final UUID tenant = TestTenant.made().id();
    private final String token = TestTokens.of(tenant, Roles.OPERATOR);

    @BeforeEach
    void nothing_happened() {
        EffectResource.reset();
    }

    @Test
    void the_same_request_again_gets_the_first_answer_and_has_no_effect() {
        var first = effect("k", "{\"n\":1}").send();
        var again = effect("k", "{\"n\":1}").send();
        assertEquals(201, first.status());
        assertEquals(201, again.status());
        assertEquals(first.text(), again.text());
        for (var header : new String[] {"Location", "ETag", "Content-Type"}) {
            assertEquals(first.headers().get(header), again.headers().get(header), header);
        }
        assertNull(first.headers().get("Idempotent-Replayed"));
        assertEquals("true", again.headers().get("Idempotent-Replayed"));
        assertEquals(1, EffectResource.effects());
    }

    @Test
    void a_key_belongs_to_one_request() {
        effect("k", "{\"n\":1}").send();
        assertProblem(422, "idempotency-key-reused", effect("k", "{\"n\":2}").send());
        assertProblem(
                422,
                "idempotency-key-reused",
                keyed("POST", "/effects?other=1", "k").json("{\"n\":1}").send());
        assertEquals(1, EffectResource.effects());
    }

    @Test
    void without_a_key_every_request_counts_and_keys_of_others_do_not() {
        var other = TestTokens.of(TestTenant.made().id(), Roles.OPERATOR);
        var colleague = TestTokens.of(tenant, Roles.OPERATOR, Roles.AGENT);
        for (var request : new Wire[] {
            Wire.request("POST", "/effects").token(token),
            Wire.request("POST", "/effects").token(token),
            keyed("POST", "/effects", "k"),
            keyed("POST", "/effects", "k").token(other),
            keyed("POST", "/effects", "k").token(colleague)
        }) {
            assertEquals(201, request.json("{\"n\":1}").send().status());
        }
        assertEquals(5, EffectResource.effects());
    }

    @Test
    void twenty_identical_requests_at_once_have_one_effect() {
        var answers =
                IntStream.range(0, 20)
                        .mapToObj(n -> effect("k", "{\"n\":1,\"waitMs\":200}").sendAsync())
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertEquals(1, EffectResource.effects());
        assertEquals(
                1,
                answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .filter(IdempotencyTest::isFirst)
                        .count());
        for (var answer : answers) {
            assertTrue(
                    answer.status() == 201 || answer.code().equals("idempotency-key-in-progress"), answer.toString());
        }
        assertEquals(
                "true", effect("k", "{\"n\":1,\"waitMs\":200}").send().headers().get("Idempotent-Replayed"));
    }

    @Test
    void while_the_first_request_runs_its_repetition_is_told_to_wait() {
        var first = effect("k", "{\"n\":1,\"waitMs\":1500}").sendAsync();
        await().until(() -> EffectResource.effects() == 1);
        assertProblem(
                409,
                "idempotency-key-in-progress",
                effect("k", "{\"n\":1,\"waitMs\":1500}").send());
        assertEquals(201, first.join().status());
    }

    @Test
    void what_the_client_did_wrong_is_answered_alike_and_what_we_did_wrong_is_tried_again() {
        assertProblem(409, "refused", effect("a", "{\"status\":409}").send());
        assertProblem(409, "refused", effect("a", "{\"status\":409}").send());
        assertEquals(1, EffectResource.effects());
        assertEquals(500, effect("b", "{\"status\":500}").send().status());
        assertEquals(500, effect("b", "{\"status\":500}").send().status());
        assertEquals(503, effect("c", "{\"status\":503}").send().status());
        assertEquals(503, effect("c", "{\"status\":503}").send().status());
        assertEquals(5, EffectResource.effects());
    }

    @Test
    void a_request_that_never_ended_is_taken_over_after_a_minute_and_not_before() {
        crashed("k", 50);
        assertProblem(
                409, "idempotency-key-in-progress", effect("k", "{\"n\":1}").send());
        crashed("k", 61);
        assertProblem(422, "idempotency-key-reused", effect("k", "{\"n\":2}").send());
        assertEquals(201, effect("k", "{\"n\":1}").send().status());
        assertEquals("true", effect("k", "{\"n\":1}").send().headers().get("Idempotent-Replayed"));
    }

    /** As an instance leaves it that died in the middle of the request. */
    private void crashed(String key, int secondsAgo) {
        effect(key, "{\"n\":1}").send();
        TestTenant.sql(
                "update idempotency_key set status = null, headers = null, body = null, created_at = now() - interval '"
                        + secondsAgo + " seconds' where tenant_id = '" + tenant + "'");
    }

    @Test
    void after_a_day_a_key_is_new_again_and_is_forgotten() {
        effect("k", "{\"n\":1}").send();
        effect("young", "{\"n\":1}").send();
        TestTenant.sql(
                "update idempotency_key set created_at = now() - interval '25 hours' where key = 'k' and tenant_id = '"
                        + tenant + "'");
        assertEquals(201, effect("k", "{\"n\":2}").send().status());
        TestTenant.sql(
                "update idempotency_key set created_at = now() - interval '25 hours' where key = 'k' and tenant_id = '"
                        + tenant + "'");
        assertTrue(keys.purge().await().indefinitely() >= 1);
        assertEquals(
                "young",
                TestTenant.read("select string_agg(key, ',') from idempotency_key where tenant_id = '" + tenant + "'"));
    }

    @Test
    void an_answer_is_not_readable_in_the_database() {
        var answer = effect("k", "{\"n\":1}").send();
        var kept = TestTenant.read("select body from idempotency_key where tenant_id = '" + tenant + "'");
        assertFalse(kept.isEmpty());
        assertFalse(kept.contains(answer.json().path("id").asText()));
    }

    @Test
    void a_photo_is_uploaded_once_under_its_key() {
        var upload = keyed("POST", "/v1/evidence?kind=SCENE", "photo").header("Content-Type", "image/jpeg");
        var first = upload.bytes(Photos.jpeg(1)).send();
        assertEquals(201, first.status(), first.toString());
        assertEquals(first.text(), upload.bytes(Photos.jpeg(1)).send().text());
        assertProblem(
                422, "idempotency-key-reused", upload.bytes(Photos.jpeg(2)).send());
        assertEquals("1", TestTenant.read("select count(*) from evidence where tenant_id = '" + tenant + "'"));
    }

    @Test
    void a_key_has_1_to_200_printable_characters() {
        for (var key : new String[] {"", "x".repeat(201), "tab\tinside"}) {
            assertEquals(400, effect(key, "{\"n\":1}").send().status(), key);
        }
        assertEquals(201, effect("~ !".repeat(66), "{\"n\":1}").send().status());
    }

    @Test
    void who_may_not_do_it_leaves_no_key_behind() {
        var agent = TestTokens.of(tenant, Roles.AGENT);
        assertEquals(403, effect("k", "{\"n\":1}").token(agent).send().status());
        assertEquals(
                401,
                effect("k", "{\"n\":1}")
                        .header("Authorization", "Bearer x")
                        .send()
                        .status());
        assertEquals("0", TestTenant.read("select count(*) from idempotency_key where tenant_id = '" + tenant + "'"));
        assertEquals(0, EffectResource.effects());
    }

    @Test
    void an_endpoint_without_a_body_has_keys_too() {
        var bare = keyed("POST", "/effects/bare", "k");
        assertEquals(201, bare.send().status());
        assertEquals("true", bare.send().headers().get("Idempotent-Replayed"));
        assertEquals(1, EffectResource.effects());
    }

    @Test
    void other_methods_have_no_use_for_a_key() {
        var list = keyed("GET", "/v1/evidence", "k");
        assertEquals(200, list.send().status());
        assertNotEquals("true", list.send().headers().get("Idempotent-Replayed"));
    }

    private Wire effect(String key, String body) {
        return keyed("POST", "/effects", key).json(body);
    }

    private Wire keyed(String method, String path, String key) {
        return Wire.request(method, path).token(token).header("Idempotency-Key", key);
    }

    private static boolean isFirst(Answer answer) {
        return !answer.headers().containsKey("Idempotent-Replayed");
    }

    private static void assertProblem(int status, String code, Answer answer) {
        assertEquals(status, answer.status(), answer.toString());
        assertEquals(code, answer.code(), answer.toString());
    }
}
