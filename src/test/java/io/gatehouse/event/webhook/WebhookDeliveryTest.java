package io.gatehouse.event.webhook;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.gatehouse.access.Roles;
import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Ids;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.WebhookCatcher;
import io.gatehouse.support.WebhookCatcher.Answer;
import io.gatehouse.support.WebhookCatcher.Caught;
import io.gatehouse.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What webhooks are told, with a real server at the other end. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
@Timeout(90)
class WebhookDeliveryTest {

    private static final Duration PAST_FIRST_RETRY = Duration.ofSeconds(7);

    private final UUID tenant = TestTenant.made().id();
    private final WebhookCatcher catcher = new WebhookCatcher();
    private final List<TestHook> hooks = new ArrayList<>();

    @Inject
    Events events;

    @Inject
    Database database;

    @Inject
    DeliveryService service;

    @Inject
    WebhookJob job;

    @AfterEach
    void clean_up() {
        SettableClock.reset();
        hooks.forEach(TestHook::remove);
        catcher.close();
    }

    @Test
    void what_is_told_can_be_verified_and_is_what_the_list_of_events_shows() throws Exception {
        var hook = hook();
        tell("one", UUID.randomUUID());
        var caught = caught(1).get(0);
        new com.standardwebhooks.Webhook(hook.secret()).verify(caught.body(), caught.headers());
        var listed = Wire.request("GET", "/v1/events")
                .token(TestTokens.of(tenant, Roles.AUDITOR))
                .send()
                .json()
                .at("/data/0");
        assertEquals(listed, caught.json());
        assertEquals(listed.path("id").asText(), caught.header("webhook-id"));
        assertEquals("application/json", caught.header("content-type"));
        var other = new com.standardwebhooks.Webhook(WebhookSecret.random().text());
        assertThrows(WebhookVerificationException.class, () -> other.verify(caught.body(), caught.headers()));
    }

    @Test
    void a_delivery_shows_what_was_sent_and_what_was_answered() {
        catcher.answers(all -> new Answer(200, "thank you \0", null));
        var hook = hook();
        tell("one", null);
        var delivery = await().until(() -> hook.deliveries("?state=DELIVERED"), found -> found.size() == 1)
                .get(0);
        assertEquals("robot.online", delivery.path("type").asText());
        assertEquals("one", delivery.at("/request/body/data/robot").asText());
        assertEquals(delivery.at("/request/body/id"), delivery.at("/request/id"));
        assertEquals(200, delivery.at("/attempts/0/status").asInt());
        assertEquals("thank you \uFFFD", delivery.at("/attempts/0/body").asText());
        assertEquals(catcher.url(), delivery.at("/attempts/0/url").asText());
        assertTrue(delivery.at("/attempts/0/tookMs").isIntegralNumber());
        assertTrue(delivery.path("nextTryAt").isNull());
        assertEquals(List.of(), hook.deliveries("?state=PENDING"));
        assertEquals(1, hook.deliveries("?type=robot.online").size());
        assertEquals(List.of(), hook.deliveries("?type=robot.offline"));
    }

    @Test
    void while_a_secret_takes_the_place_of_another_both_sign() throws Exception {
        var hook = hook();
        var rotated = hook.post("/secret", null).json();
        var newSecret = rotated.path("secret").asText();
        assertNotEquals(hook.secret(), newSecret);
        tell("both", null);
        var both = caught(1).get(0);
        assertEquals(2, both.header("webhook-signature").split(" ").length);
        new com.standardwebhooks.Webhook(hook.secret()).verify(both.body(), both.headers());
        new com.standardwebhooks.Webhook(newSecret).verify(both.body(), both.headers());
        SettableClock.advance(WebhookService.OVERLAP.plusMinutes(1));
        tell("one", null);
        assertEquals(1, caught(2).get(1).header("webhook-signature").split(" ").length);
        assertTrue(hook.shown().path("oldSecretUntil").isNull());
    }

    @Test
    void what_failed_comes_again_with_the_same_id_and_until_then_nothing_later_of_its_subject() {
        var subject = UUID.randomUUID();
        catcher.answers(caught -> Answer.of(n(caught).startsWith("other") ? 204 : 500));
        var hook = hook();
        tell("1", subject);
        caught(1);
        tell("2", subject);
        tell("other", UUID.randomUUID());
        tell("others", null);
        // in whatever order: they are of different subjects
        assertEquals(Set.of("1", "other", "others"), Set.copyOf(numbers(caught(3))));
        await().until(() -> hook.deliveries("").stream()
                .anyMatch(each -> each.path("nextTryAt").isTextual()));
        catcher.forget();
        catcher.answers(204);
        SettableClock.advance(PAST_FIRST_RETRY);
        tell("3", subject);
        assertEquals(List.of("1", "2", "3"), numbers(caught(3)));
        var first = hook.deliveries("").stream()
                .filter(each -> each.at("/request/body/data/robot").asText().equals("1"))
                .findFirst()
                .orElseThrow();
        assertEquals(2, first.path("tries").asInt());
        assertEquals(500, first.at("/attempts/0/status").asInt());
        assertEquals(
                catcher.caught().get(0).header("webhook-id"),
                first.at("/request/id").asText());
    }

    @Test
    void what_fails_for_too_often_is_given_up_and_the_next_of_its_subject_has_its_turn() {
        var subject = UUID.randomUUID();
        catcher.answers(caught -> Answer.of(n(caught).equals("1") ? 503 : 204));
        var hook = hook();
        tell("1", subject);
        caught(1);
        tell("2", subject);
        for (int attempt = 2; attempt <= 10; attempt++) {
            await().until(() -> hook.deliveries("?state=PENDING").stream()
                    .anyMatch(each -> each.path("nextTryAt").isTextual()
                            && each.path("attempts").size()
                                    == each.path("tries").asInt()));
            tell("other " + attempt, null);
            caughtOf("other " + attempt);
            SettableClock.advance(Duration.ofHours(27));
            int attempts = attempt;
            await().until(() -> catcher.caught().stream()
                            .filter(each -> n(each).equals("1"))
                            .count()
                    >= attempts);
        }
        caughtOf("2");
        var givenUp = hook.deliveries("?state=GIVEN_UP");
        assertEquals(1, givenUp.size());
        assertEquals(10, givenUp.get(0).path("tries").asInt());
        assertEquals("ACTIVE", hook.state());
    }

    @Test
    void a_slow_endpoint_delays_no_other() {
        try (var slow = new WebhookCatcher()) {
            slow.hold();
            hooks.add(TestHook.at(tenant, slow.url()));
            hook();
            for (int n = 0; n < 100; n++) {
                tell(String.valueOf(n), UUID.randomUUID());
            }
            assertEquals(100, new HashSet<>(numbers(caught(100))).size());
            assertTrue(slow.caught().size() <= 16, slow.caught().size() + " at once");
            slow.release();
            await().until(() -> slow.caught().size() >= 100);
        }
    }

    @Test
    void any_number_of_instances_take_each_delivery_once() {
        catcher.answers(204);
        var hook = hook();
        var told = IntStream.range(0, 120).mapToObj(String::valueOf).toList();
        told.forEach(n -> tell(n, UUID.randomUUID()));
        var workers = IntStream.range(0, 6)
                .mapToObj(worker -> CompletableFuture.supplyAsync(() -> takeAll(hook)))
                .toList();
        var taken = new ArrayList<String>();
        workers.forEach(worker -> taken.addAll(worker.join()));
        await().until(() -> catcher.caught().size() + taken.size() >= told.size());
        taken.addAll(numbers(catcher.caught()));
        assertEquals(told.size(), taken.size());
        assertEquals(new HashSet<>(told), new HashSet<>(taken));
    }

    /** As another instance would; what it takes it never sends. */
    private List<String> takeAll(TestHook hook) {
        var mine = new ArrayList<String>();
        boolean more = true;
        while (more) {
            var taken = service.take(tenant, hook.id(), 3).await().indefinitely();
            taken.claimed()
                    .forEach(each -> mine.add((String) each.event().data().get("robot")));
            more = !taken.claimed().isEmpty();
        }
        return mine;
    }

    @Test
    void what_a_killed_instance_had_on_its_way_is_taken_over() {
        var hook = hook();
        hook.become("DISABLED");
        hook.become("ACTIVE");
        TestTenant.sql(
                """
                with told as (
                  insert into event (tx, id, tenant_id, subject, type, at, data)
                  values ('3', '%1$s', '%2$s', '%1$s', 'robot.online', now(), '{"robot": "orphan"}') returning seq)
                insert into webhook_delivery (id, tenant_id, webhook_id, kind, event_seq, event_id, event_type, subject, at,
                  state, due_at, lease, leased_until, tries, created_at)
                select '%1$s', '%2$s', '%3$s', 'EVENT', seq, '%1$s', 'robot.online', '%1$s', now(), 'PENDING', now(),
                  '%1$s', now() + interval '60 seconds', 1, now() from told"""
                        .formatted(Ids.next(), tenant, hook.id()));
        tell("another", null);
        assertEquals(List.of("another"), numbers(caught(1)));
        SettableClock.advance(Duration.ofSeconds(61));
        assertEquals(List.of("another", "orphan"), numbers(caught(2)));
        await().until(() -> hook.deliveries("?state=DELIVERED").size() == 2);
    }

    @Test
    void an_endpoint_that_is_gone_is_told_nothing_more_and_another_is_told_so() {
        try (var gone = new WebhookCatcher().answers(410)) {
            var hook = TestHook.at(tenant, gone.url());
            hooks.add(hook);
            hook();
            tell("1", UUID.randomUUID());
            await().until(() -> hook.state().equals("DISABLED"));
            assertEquals("GONE", hook.shown().path("reason").asText());
            var told = caughtOfType("webhook.disabled");
            assertEquals(hook.id().toString(), told.json().at("/data/webhookId").asText());
            assertEquals("GONE", told.json().at("/data/reason").asText());
            tell("2", UUID.randomUUID());
            caughtOf("2");
            assertEquals(1, gone.caught().size());
            assertEquals(409, hook.post("/test", null).status());
        }
    }

    @Test
    void an_endpoint_that_fails_for_five_days_is_disabled_and_says_so() {
        catcher.answers(500);
        var hook = hook();
        tell("1", null);
        await().until(() -> hook.shown().path("failingSince").isTextual());
        SettableClock.advance(Duration.ofDays(4));
        await().until(() -> hook.deliveries("").get(0).path("attempts").size() == 2);
        assertEquals("ACTIVE", hook.state());
        SettableClock.advance(Duration.ofDays(1).plusMinutes(1));
        await().until(() -> hook.state().equals("DISABLED"));
        assertEquals("FAILING", hook.shown().path("reason").asText());
        assertTrue(eventTypes().contains("webhook.disabled"));
        assertEquals(List.of(), hook.deliveries("?state=PENDING"));
    }

    @Test
    void one_success_makes_a_failing_endpoint_a_good_one() {
        catcher.answers(caught -> Answer.of(n(caught).equals("1") ? 500 : 204));
        var hook = hook();
        tell("1", null);
        await().until(() -> hook.shown().path("failingSince").isTextual());
        tell("2", null);
        await().until(() -> hook.shown().path("failingSince").isNull());
    }

    @Test
    void an_endpoint_that_is_enabled_again_is_told_what_happens_from_then_on() {
        var hook = hook();
        assertEquals(200, hook.become("DISABLED").status());
        assertEquals("BY_HAND", hook.shown().path("reason").asText());
        tell("missed", null);
        assertEquals(200, hook.become("ACTIVE").status());
        tell("heard", null);
        caughtOf("heard");
        assertFalse(numbers(catcher.caught()).contains("missed"));
    }

    @Test
    void a_redirect_is_not_followed() {
        try (var elsewhere = new WebhookCatcher()) {
            catcher.answers(all -> new Answer(307, "", elsewhere.url()));
            var hook = hook();
            tell("1", null);
            await().until(() ->
                    hook.deliveries("").get(0).at("/attempts/0/status").asInt() == 307);
            assertEquals("PENDING", hook.deliveries("").get(0).path("state").asText());
            assertEquals(List.of(), elsewhere.caught());
        }
    }

    @Test
    void who_does_not_answer_in_time_has_failed() {
        catcher.hold();
        var hook = hook();
        tell("1", null);
        await().atMost(Duration.ofSeconds(40)).until(() -> hook.deliveries("").stream()
                .anyMatch(each -> each.at("/attempts/0/error").asText().equals("timed-out")));
        var took = hook.deliveries("").get(0).at("/attempts/0/tookMs").asLong();
        assertTrue(took >= 3_900 && took < 9_000, took + " ms");
    }

    @Test
    void of_a_long_answer_the_beginning_is_kept() {
        catcher.answers(all -> new Answer(200, "y".repeat(100_000), null));
        var hook = hook();
        tell("1", null);
        var kept = await().until(() -> hook.deliveries("?state=DELIVERED"), found -> found.size() == 1);
        assertEquals(2_048, kept.get(0).at("/attempts/0/body").asText().length());
    }

    @Test
    void only_what_was_asked_for_is_told() {
        var park = io.gatehouse.support.TestPark.planned()
                .of(new TestTenant(tenant))
                .built();
        hooks.add(TestHook.made(tenant, input().put("types", new JsonArray(List.of("robot.offline", "webhook.*")))));
        try (var byPark = new WebhookCatcher()) {
            var filter = new JsonObject()
                    .put("url", byPark.url())
                    .put("parks", new JsonArray(List.of(park.id().toString())))
                    .put("types", new JsonArray(List.of("robot.*")));
            hooks.add(TestHook.made(tenant, filter));
            tell("nowhere", null);
            tell(fact("robot.offline", "off", null, null));
            tell(fact("robot.online", "here", null, park.id()));
            await().until(() -> !byPark.caught().isEmpty());
            assertEquals(List.of("off"), numbers(caught(1)));
            assertEquals(List.of("here"), numbers(byPark.caught()));
        }
    }

    @Test
    void one_delivery_is_told_again() {
        var hook = hook();
        tell("1", UUID.randomUUID());
        var first = await().until(() -> hook.deliveries("?state=DELIVERED"), found -> found.size() == 1)
                .get(0);
        var replayed = hook.post(
                "/replays", new JsonObject().put("deliveryId", first.path("id").asText()));
        assertEquals(202, replayed.status(), replayed.toString());
        assertEquals("REPLAY", replayed.json().at("/delivery/kind").asText());
        var both = caught(2);
        assertEquals(both.get(0).header("webhook-id"), both.get(1).header("webhook-id"));
        assertEquals(both.get(0).body(), both.get(1).body());
    }

    @Test
    void everything_since_a_moment_is_told_again_in_its_order() {
        var hook = hook();
        tell("old", null);
        caught(1);
        SettableClock.advance(Duration.ofMinutes(10));
        var since = Instant.now().plus(Duration.ofMinutes(5));
        var subject = UUID.randomUUID();
        List.of("1", "2", "3").forEach(n -> tell(n, subject));
        caught(4);
        catcher.forget();
        assertEquals(
                202,
                hook.post("/replays", new JsonObject().put("since", since.toString()))
                        .status());
        tell("4", subject);
        assertEquals(List.of("1", "2", "3", "4"), numbers(caught(4)));
    }

    @Test
    void a_test_says_what_was_answered_and_is_no_event() {
        catcher.answers(all -> new Answer(202, "seen", null));
        var hook = hook();
        var sent = hook.post("/test", null);
        assertEquals(202, sent.status());
        var caught = caught(1).get(0);
        assertEquals("webhook.test", caught.type());
        assertEquals(hook.id().toString(), caught.json().at("/data/webhookId").asText());
        var delivery = await().until(() -> hook.deliveries("?state=DELIVERED"), found -> found.size() == 1);
        assertEquals("seen", delivery.get(0).at("/attempts/0/body").asText());
        assertEquals(sent.json().path("id"), delivery.get(0).path("id"));
        assertFalse(eventTypes().contains("webhook.test"));
    }

    @Test
    void old_deliveries_are_forgotten() {
        var hook = hook();
        tell("1", null);
        await().until(() -> hook.deliveries("?state=DELIVERED").size() == 1);
        SettableClock.advance(Duration.ofDays(31));
        job.forget().await().indefinitely();
        assertEquals(List.of(), hook.deliveries(""));
    }

    @Test
    void between_commit_and_receipt_is_little_time() {
        hook();
        tell("warm", null);
        caught(1);
        var took = new ArrayList<Long>();
        for (int n = 0; n < 30; n++) {
            var name = "n" + n;
            tell(name, null);
            long committed = System.nanoTime();
            await().pollInterval(Duration.ofMillis(1)).pollDelay(Duration.ZERO).until(() -> numbers(catcher.caught())
                    .contains(name));
            took.add((System.nanoTime() - committed) / 1_000_000);
        }
        var sorted = took.stream().sorted().toList();
        assertTrue(sorted.get(15) < 200, sorted.toString());
    }

    private TestHook hook() {
        var hook = TestHook.made(tenant, input());
        hooks.add(hook);
        return hook;
    }

    private JsonObject input() {
        return new JsonObject().put("url", catcher.url());
    }

    private void tell(String n, UUID subject) {
        tell(fact("robot.online", n, subject, null));
    }

    private Fact fact(String type, String n, UUID subject, UUID park) {
        var at = new SettableClock().instant();
        return new Fact(tenant, park, subject, type, at, new JsonObject().put("robot", n));
    }

    private void tell(Fact fact) {
        database.inTenant(tenant, tx -> events.tell(tx, List.of(fact))).await().indefinitely();
    }

    private List<Caught> caught(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> catcher.caught().size() >= count);
        return catcher.caught();
    }

    private void caughtOf(String n) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> numbers(catcher.caught()).contains(n));
    }

    private Caught caughtOfType(String type) {
        return await().until(
                        () -> catcher.caught().stream()
                                .filter(each -> each.type().equals(type))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private static List<String> numbers(List<Caught> caught) {
        return caught.stream().map(WebhookDeliveryTest::n).toList();
    }

    private static String n(Caught caught) {
        return caught.json().at("/data/robot").asText();
    }

    private List<String> eventTypes() {
        JsonNode page = Wire.request("GET", "/v1/events?limit=200")
                .token(TestTokens.of(tenant, Roles.AUDITOR))
                .send()
                .json();
        return page.path("data").findValuesAsText("type");
    }
}
