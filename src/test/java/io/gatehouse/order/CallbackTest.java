package io.gatehouse.order;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.access.Roles;
import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.OrderFixtures;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class CallbackTest {

    @Inject
    Till till;

    private OrderFixtures at;
    private UUID order;
    private Payment payment;

    @BeforeEach
    void a_payment_that_nobody_has_made_yet() {
        at = OrderFixtures.made();
        order = till.owes(at, 500);
        payment = till.start(at, order, Behaviour.NEVER);
    }

    @Test
    void a_signed_callback_pays_and_its_repetitions_at_the_same_moment_change_nothing() {
        IntStream.range(0, 6).parallel().forEach(i -> tell(success(500, "CNY"), 0)
                .statusCode(204));
        assertEquals(OrderState.PAID, till.order(at, order).state());
        assertEquals("1", at.read("select count(distinct movement_id) from ledger_entry where tenant_id = $t"));
        await().until(() -> till.paid(order).size(), equalTo(1));
    }

    @Test
    void a_callback_without_the_channels_signature_is_refused() {
        var now = Long.toString(Instant.now().getEpochSecond());
        var body = success(500, "CNY");
        post(now, "0".repeat(64), body).statusCode(401).body("code", equalTo("bad-signature"));
        post(now, signature(now, body), body.replace("ref", "fer")).statusCode(401);
        post(now, null, body).statusCode(401);
        assertEquals(OrderState.OPEN, till.order(at, order).state());
    }

    @Test
    void a_callback_of_another_time_is_refused() {
        tell(success(500, "CNY"), -301).statusCode(401).body("code", equalTo("stale-timestamp"));
        tell(success(500, "CNY"), 320).statusCode(401);
        post(null, "x", success(500, "CNY")).statusCode(401);
        assertEquals(OrderState.OPEN, till.order(at, order).state());
    }

    @Test
    void a_callback_about_another_sum_moves_nothing_and_is_told() {
        tell(success(499, "CNY"), 0).statusCode(422).body("code", equalTo("payment-mismatch"));
        tell(success(500, "USD"), 0).statusCode(422);
        assertEquals(OrderState.OPEN, till.order(at, order).state());
        assertEquals("0", at.read("select count(*) from ledger_entry where tenant_id = $t"));
        assertEquals("2", at.read("select count(*) from event where tenant_id = $t and type = 'payment.mismatch'"));
        RestAssured.get("/q/metrics")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString(
                        "gatehouse_payment_attempts_total{channel=\"sandbox\",outcome=\"MISMATCH\"}"));
    }

    @Test
    void a_callback_that_makes_no_sense_is_the_channels_fault() {
        tell("{\"tradeNo\": \"unheard-of\", \"state\": \"SUCCEEDED\"}", 0).statusCode(404);
        tell("{\"state\": \"SUCCEEDED\"}", 0).statusCode(400);
        tell("{\"tradeNo\": \"x\", \"state\": \"MAYBE\"}", 0).statusCode(400);
        tell("nonsense", 0).statusCode(400);
        at.tenant().as(Roles.OPERATOR).get("/v1/orders/" + order).then().body("state", equalTo("OPEN"));
    }

    private String success(long amount, String currency) {
        return """
                {"tradeNo": "%s", "state": "SUCCEEDED", "channelRef": "ref-%s", "amount": %d, "currency": "%s"}"""
                .formatted(payment.tradeNo(), payment.tradeNo(), amount, currency);
    }

    private static ValidatableResponse tell(String body, long secondsOff) {
        var timestamp = Long.toString(Instant.now().getEpochSecond() + secondsOff);
        return post(timestamp, signature(timestamp, body), body);
    }

    private static ValidatableResponse post(String timestamp, String signature, String body) {
        var request = RestAssured.given().contentType(ContentType.JSON).body(body);
        if (timestamp != null) {
            request.header("Sandbox-Timestamp", timestamp);
        }
        if (signature != null) {
            request.header("Sandbox-Signature", signature);
        }
        return request.post("/v1/notifications/sandbox").then();
    }

    private static String signature(String timestamp, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("only-for-tests".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((timestamp + "\n" + body).getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
