package io.gatehouse.event.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.access.Roles;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.WebhookCatcher;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Webhooks as they are set up. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class WebhookSetUpTest {

    private static final String SOMEWHERE = "https://parking.example.com/gatehouse";

    private final UUID tenant = TestTenant.made().id();

    @Test
    void an_address_that_is_not_on_the_public_internet_is_refused_with_its_code() {
        // spotless:off
        var refused =
                """
                address-not-https       http://parking.example.com/
                address-not-public      https://127.0.0.1/
                address-not-public      https://169.254.169.254/latest/meta-data/
                address-not-public      https://[::ffff:10.0.0.1]/
                address-not-public      https://metadata.google.internal/
                address-unreadable      https://0x7f000001/
                address-unreadable      https://2130706433/
                address-unreadable      https://127.1/
                address-unreadable      parking.example.com
                address-with-user-info  https://user@parking.example.com/
                address-port-refused    https://parking.example.com:22/
                """;
        // spotless:on
        for (var line : refused.lines().toList()) {
            var parts = line.split(" +");
            var answer = post(new JsonObject().put("url", parts[1]));
            assertEquals(400, answer.status(), line);
            assertEquals("url", answer.json().at("/errors/0/field").asText());
            assertEquals(parts[0], answer.json().at("/errors/0/code").asText(), line);
        }
        var hook = TestHook.at(tenant, SOMEWHERE);
        var patched = TestHook.request(tenant, "PATCH", "/" + hook.id())
                .json("{\"url\": \"https://10.0.0.1/\"}")
                .send();
        assertEquals("address-not-public", patched.json().at("/errors/0/code").asText());
        assertEquals(SOMEWHERE, hook.shown().path("url").asText());
    }

    @Test
    void a_type_that_is_never_told_is_refused_and_named() {
        var types = new JsonArray(List.of("order.paid", "order.payd", "passage.*", "passages.*"));
        var answer = post(new JsonObject().put("url", SOMEWHERE).put("types", types));
        assertEquals(400, answer.status());
        assertEquals(
                List.of("types[1]", "types[3]"), answer.json().path("errors").findValuesAsText("field"));
        assertEquals("unknown-event-type", answer.json().at("/errors/0/code").asText());
    }

    @Test
    void a_park_of_somebody_else_is_refused() {
        var parks = new JsonArray(List.of(TestPark.made().id().toString()));
        var answer = post(new JsonObject().put("url", SOMEWHERE).put("parks", parks));
        assertEquals("unknown-park", answer.json().at("/errors/0/code").asText());
    }

    @Test
    void a_secret_is_shown_once_and_the_database_alone_does_not_tell_it() {
        var hook = TestHook.at(tenant, SOMEWHERE);
        assertTrue(hook.secret().matches("whsec_[A-Za-z0-9+/]{43}="), hook.secret());
        var second = hook.post("/secret", null).json().path("secret").asText();
        for (var secret : List.of(hook.secret(), second)) {
            assertFalse(hook.shown().toString().contains(secret.substring(6)));
            assertFalse(TestHook.request(tenant, "GET", "").send().text().contains(secret.substring(6)));
            var row = TestTenant.read("select w::text from webhook w where id = '" + hook.id() + "'");
            assertFalse(row.contains(secret.substring(6)));
        }
        assertTrue(hook.shown().path("oldSecretUntil").isTextual());
    }

    @Test
    void a_webhook_is_changed_by_a_patch_of_what_was_read() {
        var hook = TestHook.at(tenant, SOMEWHERE);
        var patch = "{\"description\": \"Bookkeeping\", \"types\": [\"order.*\"]}";
        var path = "/" + hook.id();
        var changed = TestHook.request(tenant, "PATCH", path)
                .header("If-Match", "\"0\"")
                .json(patch)
                .send();
        assertEquals(200, changed.status(), changed.toString());
        assertEquals("order.*", changed.json().at("/types/0").asText());
        assertEquals(SOMEWHERE, changed.json().path("url").asText());
        assertEquals("\"1\"", changed.headers().get("etag"));
        assertEquals(
                412,
                TestHook.request(tenant, "PATCH", path)
                        .header("If-Match", "\"0\"")
                        .json(patch)
                        .send()
                        .status());
    }

    @Test
    void another_tenants_webhook_is_not_there() {
        var hook = TestHook.at(tenant, SOMEWHERE);
        var stranger = TestTenant.made().id();
        for (var request : List.of(
                TestHook.request(stranger, "GET", "/" + hook.id()),
                TestHook.request(stranger, "PATCH", "/" + hook.id()).json("{}"),
                TestHook.request(stranger, "DELETE", "/" + hook.id()),
                TestHook.request(stranger, "PUT", "/" + hook.id() + "/state").json("{\"state\": \"DISABLED\"}"),
                TestHook.request(stranger, "POST", "/" + hook.id() + "/secret"),
                TestHook.request(stranger, "POST", "/" + hook.id() + "/test"),
                TestHook.request(stranger, "POST", "/" + hook.id() + "/replays")
                        .json("{\"since\": \"2026-01-01T00:00:00Z\"}"),
                TestHook.request(stranger, "GET", "/" + hook.id() + "/deliveries"))) {
            var answer = request.send();
            assertEquals(404, answer.status(), request.method() + " " + request.path());
            assertEquals("webhook-not-found", answer.code());
        }
        assertEquals("ACTIVE", hook.state());
        assertEquals(
                List.of(), TestHook.request(stranger, "GET", "").send().json().findValues("url"));
    }

    @Test
    void a_replay_is_of_one_delivery_or_of_a_moment() {
        var hook = TestHook.at(tenant, SOMEWHERE);
        var both =
                new JsonObject().put("deliveryId", UUID.randomUUID().toString()).put("since", "2026-01-01T00:00:00Z");
        assertEquals(400, hook.post("/replays", new JsonObject()).status());
        assertEquals(400, hook.post("/replays", both).status());
        var unknown = hook.post("/replays", both.copy().putNull("since"));
        assertEquals("delivery-not-found", unknown.code());
    }

    @Test
    void a_webhook_that_is_removed_takes_its_deliveries_with_it() {
        try (var catcher = new WebhookCatcher()) {
            var hook = TestHook.at(tenant, catcher.url());
            hook.post("/test", null);
            hook.remove();
            assertEquals(
                    404, TestHook.request(tenant, "GET", "/" + hook.id()).send().status());
            assertNull(TestTenant.read("select id from webhook_delivery where webhook_id = '" + hook.id() + "'"));
        }
    }

    @Test
    void what_there_is_to_be_told_is_listed() {
        var answer = Wire.request("GET", "/v1/event-types")
                .token(TestTokens.of(tenant, Roles.INTEGRATOR))
                .send();
        var names = answer.json().path("types").findValuesAsText("name");
        assertTrue(names.containsAll(List.of("passage.cleared", "order.paid", "webhook.disabled")), names.toString());
        assertEquals("object", answer.json().at("/types/0/data/type").asText());
    }

    private Answer post(JsonObject input) {
        return TestHook.request(tenant, "POST", "").json(input.encode()).send();
    }
}
