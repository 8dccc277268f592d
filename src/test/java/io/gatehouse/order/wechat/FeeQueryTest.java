package io.gatehouse.order.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.order.wechat.WechatKeyring.Signing;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What WeChat Pay's parking service hears when it asks what a car's parking costs. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class FeeQueryTest extends LeaveFirstScene {

    private static final String PATH = "/v1/notifications/wechat-parking/fee-query";

    @Test
    void a_car_that_nobody_knows_is_not_parking_and_owes_nothing() {
        long began = System.nanoTime();
        var answer = ask("粤B00000");
        assertTrue(System.nanoTime() - began < Duration.ofSeconds(1).toNanos(), "slower than a second");
        assertEquals("SUCCESS", answer.path("code").asText());
        assertEquals("PARKING_STATUS_NOT_PARKING", answer.path("parking_state").asText());
        assertEquals("PAY_STATUS_UNKNOWN", answer.path("pay_state").asText());
        assertEquals(0, answer.path("unpaid_amount").asInt());
        assertFalse(answer.has("exit_deadline_timestamp"));
    }

    @Test
    void a_car_that_owes_is_told_what_and_when_it_rises() {
        var stay = park.parked(PLATE, Duration.ofMinutes(90));
        var answer = ask("粤B·12345");
        assertEquals("PARKING_STATUS_PARKING", answer.path("parking_state").asText());
        assertEquals("PAY_STATUS_UNPAID", answer.path("pay_state").asText());
        assertEquals(1_000, answer.path("total_amount").asInt());
        assertEquals(0, answer.path("paid_amount").asInt());
        assertEquals(1_000, answer.path("unpaid_amount").asInt());
        assertEquals(1_500, answer.path("next_rise_amount").asInt());
        assertIn(Duration.ofMinutes(30), answer, "next_rise_timestamp");
        assertIn(Duration.ofMinutes(-90), answer, "enter_timestamp");
        assertFalse(answer.has("exit_deadline_timestamp"));
        assertEquals(
                stay.toString().replace("-", ""),
                answer.path("out_serial_number").asText());
        assertEquals(
                park.read("select code from park where id = $p"),
                answer.path("parking_id").asText());
    }

    @Test
    void a_car_inside_its_free_minutes_may_leave_until_they_end() {
        park.parked(PLATE, Duration.ofMinutes(4));
        var answer = ask(PLATE);
        assertEquals("PAY_STATUS_PAID", answer.path("pay_state").asText());
        assertIn(Duration.ofMinutes(6), answer, "exit_deadline_timestamp");
        assertIn(Duration.ofMinutes(6), answer, "next_rise_timestamp");
        assertEquals(500, answer.path("next_rise_amount").asInt());
    }

    /** It paid for its second hour, and stays into the third: the grace is what lets it out. */
    @Test
    void a_car_that_has_paid_may_leave_while_its_grace_lasts() {
        var stay = park.parked(PLATE, Duration.ofMinutes(115));
        String order = park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"stayId\": \"" + stay + "\"}")
                .post("/v1/stays/" + stay + "/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String trade = park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"method\": \"QR\"}")
                .post("/v1/orders/" + order + "/payments")
                .then()
                .statusCode(201)
                .extract()
                .path("tradeNo");
        tellPaid(trade);
        SettableClock.advance(Duration.ofMinutes(10));
        var answer = ask(PLATE);
        assertEquals("PAY_STATUS_PAID", answer.path("pay_state").asText());
        assertEquals(1_500, answer.path("total_amount").asInt());
        assertEquals(1_000, answer.path("paid_amount").asInt());
        assertEquals(0, answer.path("unpaid_amount").asInt());
        assertIn(Duration.ofMinutes(5), answer, "exit_deadline_timestamp");
        assertEquals(500, answer.path("next_rise_amount").asInt());
    }

    @Test
    void a_car_that_left_without_paying_owes_that() {
        var stay = park.parked(PLATE, Duration.ofMinutes(90));
        TestTenant.sql(
                """
                update stay set state = 'ENDED', left_at = now() where id = '%1$s';
                insert into orders (id, tenant_id, park_id, kind, state, amount, currency, plate, stay_id, created_at)
                  values ('%2$s', '%3$s', '%4$s', 'ARREARS', 'ARREARS', 1000, 'CNY', '%5$s', '%1$s', now())
                """
                        .formatted(stay, UUID.randomUUID(), park.tenant().id(), park.id(), PLATE));
        var answer = ask(PLATE);
        assertEquals("PARKING_STATUS_NOT_PARKING", answer.path("parking_state").asText());
        assertEquals("PAY_STATUS_UNPAID", answer.path("pay_state").asText());
        assertEquals(1_000, answer.path("unpaid_amount").asInt());
    }

    @Test
    void of_two_parks_the_one_that_is_named_answers() {
        var other = TestPark.planned().of(park.tenant()).built();
        var here = park.parked(PLATE, Duration.ofMinutes(90));
        other.parked(PLATE, Duration.ofMinutes(5));
        var named = question(PLATE).put("parking_id", park.read("select code from park where id = $p"));
        assertEquals(
                here.toString().replace("-", ""),
                ask(named).path("out_serial_number").asText());
        assertEquals(
                here.toString().replace("-", ""),
                ask(question(PLATE).put("parking_id", park.id().toString()))
                        .path("out_serial_number")
                        .asText());
    }

    @Test
    void a_question_is_answered_to_whoever_signed_it_and_to_nobody_else() {
        park.parked(PLATE, Duration.ofMinutes(90));
        var own = new Signing(
                "PUB_KEY_ID_" + UUID.randomUUID().toString().replace("-", ""), wechat.keyring.publicKey.keys(), null);
        WechatShop.open(park.tenant(), WechatShop.input(park.id()).put("publicKeyId", own.serial()));
        var mail = mail("PARKING_FEE.QUERY_TRANS_INFO", question(PLATE)).signedBy(own);
        var answer = at(mail, PATH).sent();
        assertEquals(200, answer.status(), answer.toString());
        assertEquals(1_000, answer.json().path("unpaid_amount").asInt());

        var stranger = new Signing("PUB_KEY_ID_" + UUID.randomUUID().toString().replace("-", ""), own.keys(), null);
        assertEquals(401, at(mail.signedBy(stranger), PATH).sent().status());
        assertEquals(401, at(mail.ofAnotherTime(-600), PATH).sent().status());
        assertEquals(
                401,
                at(mail.ofAnotherTime(-600), PATH + "/" + shop.account()).sent().status());
        var refused = at(mail("TRANSACTION.SUCCESS", question(PLATE)), PATH + "/" + shop.account())
                .sent();
        assertEquals(400, refused.status());
        assertEquals("FAIL", refused.code());
        var noPlate = at(mail("PARKING_FEE.QUERY_TRANS_INFO", question(" ")), PATH + "/" + shop.account())
                .sent();
        assertEquals(400, noPlate.status());
    }

    private void tellPaid(String trade) {
        assertEquals(
                204,
                WechatMail.ofPayment(wechat, becomes(trade, "SUCCESS"), shop.account())
                        .sent()
                        .status());
    }

    private JsonObject question(String plate) {
        return new JsonObject().put("plate_number", plate).put("plate_color", "BLUE");
    }

    private JsonNode ask(String plate) {
        return ask(question(plate));
    }

    private JsonNode ask(JsonObject question) {
        var answer = at(mail("PARKING_FEE.QUERY_TRANS_INFO", question), PATH + "/" + shop.account())
                .sent();
        assertEquals(200, answer.status(), answer.toString());
        return answer.json();
    }

    private static WechatMail at(WechatMail mail, String path) {
        return new WechatMail(path, mail.id(), mail.type(), mail.resource(), mail.signing(), mail.secondsOff());
    }

    private static void assertIn(Duration from, JsonNode answer, String field) {
        long off = Instant.ofEpochSecond(answer.path(field).asLong()).getEpochSecond()
                - new SettableClock().instant().plus(from).getEpochSecond();
        assertTrue(Math.abs(off) <= 65, field + " is " + off + " s off");
    }
}
