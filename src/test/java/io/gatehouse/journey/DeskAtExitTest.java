package io.gatehouse.journey;

import static io.gatehouse.journey.DeskScene.SOON;
import static io.gatehouse.journey.DeskScene.atExit;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.Departure;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The desk's scenes at an exit (domain/lanes.md, "What the desk may do"). */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class DeskAtExitTest {

    private static final String FEE_OR_CODE = "请扫码缴费或者出示您的微信付款码";
    private static final Duration LONG_AGO = Duration.ofMinutes(90);

    private DeskScene scene;

    @AfterEach
    void hang_up() {
        scene.close();
        SettableClock.reset();
    }

    /** A car inside on a card that expired some days ago; negative: that is valid. */
    private static TestPark withCard(int daysExpired, TestPark.Plans plans) {
        var park = plans.built();
        var card = park.card("粤B12345")
                .lastDay(park.today().minusDays(daysExpired))
                .issued();
        var stay = park.parked("粤B12345", LONG_AGO);
        TestTenant.sql("update stay set stay_class = 'CARD', card_id = '%s' where id = '%s'".formatted(card, stay));
        return park;
    }

    @Test
    void a_valid_card_that_was_misread_leaves_once_its_plate_is_corrected() {
        scene = atExit(withCard(-10, TestPark.planned()))
                .comes("粤B1Z345", "NO_ENTRY_FOUND")
                .answered();

        scene.does("plate", Map.of("number", "粤B12345"));

        scene.opens().shows("CARD_LEAVES").says("一路平安");
        scene.goesThrough();
        assertEquals("ENDED", scene.park().read("select state from stay where park_id = $p"));
    }

    @Test
    void a_card_expired_for_three_days_that_was_misread_leaves_with_a_reminder() {
        scene = atExit(withCard(2, TestPark.planned()))
                .comes("粤B1Z345", "NO_ENTRY_FOUND")
                .answered();

        scene.does("plate", Map.of("number", "粤B12345"));

        scene.opens().shows("CARD_EXPIRED_3").says("您的月卡已过期，注意及时缴费");
        scene.goesThrough();
    }

    @Test
    void a_card_expired_for_longer_is_renewed_and_leaves() {
        scene = atExit(withCard(5, TestPark.planned()))
                .comes("粤B12345", "CARD_EXPIRED_7")
                .helped();
        scene.isRefused("not-allowed-here", "openings", Map.of("kind", "DESK"));

        scene.does("presentations", Map.of("kind", "RENEWAL_QR"));

        scene.says("您的月卡已过期，请扫码缴费后出场").driverPays().opens().says("一路平安");
        assertEquals("PAYMENT OPENED", scene.opening());
        scene.goesThrough();
    }

    @Test
    void a_lapsed_card_pays_the_temporary_fee_and_leaves() {
        scene = atExit(withCard(10, TestPark.planned().rule("lapsedCards", "QUEUE")))
                .comes("粤B12345", "CARD_LAPSED")
                .helped();

        scene.does("presentations", Map.of("kind", "FEE"));

        scene.says(FEE_OR_CODE).driverPays().opens();
        scene.goesThrough();
    }

    @Test
    void a_car_that_has_paid_and_found_the_gate_stuck_is_let_out() {
        scene = atExit(parked(LONG_AGO));
        scene.robot().gate().jam(true);
        scene.comes("粤B12345", "FEE_DUE").driverPays().shows("PAID_LEAVES");
        await().atMost(SOON).until(() -> scene.opening().equals("PAYMENT REFUSED"));
        scene.helped();
        assertFalse(scene.visit().open());
        scene.robot().gate().jam(false);

        scene.does("openings", Map.of("kind", "DESK"));

        scene.opens().says("一路平安");
        assertEquals("DESK OPENED", scene.opening());
        scene.goesThrough();
        assertEquals("1", scene.park().read("select count(*) from orders where park_id = $p and state = 'PAID'"));
    }

    @Test
    void a_temporary_pays_by_scanning_the_code_that_the_agent_sends() {
        scene = atExit(parked(LONG_AGO)).comes("粤B12345", "FEE_DUE").helped();
        assertEquals(1000, fee(scene.offer()));
        scene.isRefused("not-allowed-here", "openings", Map.of("kind", "DESK"));

        scene.does("presentations", Map.of("kind", "FEE"));

        scene.says(FEE_OR_CODE).showsPicture("QR").driverPays().opens().shows("PAID_LEAVES");
        scene.goesThrough();
        assertEquals("ENDED", scene.park().read("select state from stay where park_id = $p"));
    }

    @Test
    void a_temporary_pays_with_a_payment_code_at_the_reader() {
        scene = atExit(parked(LONG_AGO)).comes("粤B12345", "FEE_DUE").helped();

        scene.does("presentations", Map.of("kind", "FEE"));
        await().atMost(SOON).until(() -> scene.robot().listening());
        scene.robot().scan("130000000000000001");

        scene.opens().shows("PAID_LEAVES");
        assertEquals(
                "CODE", scene.park().read("select method from payment where tenant_id = $t and state = 'SUCCEEDED'"));
        scene.goesThrough();
    }

    @Test
    void a_temporary_that_overran_its_grace_pays_the_difference() {
        var park = parked(Duration.ofMinutes(90));
        String order = park.tenant()
                .as("OPERATOR")
                .post("/v1/stays/" + stay(park) + "/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"channel\": \"sandbox\"}")
                .post("/v1/orders/" + order + "/payments")
                .then()
                .statusCode(201);
        await().atMost(SOON)
                .until(() -> "PAID".equals(park.read("select state from orders where id = '" + order + "'")));
        SettableClock.advance(Duration.ofHours(1));
        scene = atExit(park).comes("粤B12345", "GRACE_OVERRUN").helped();

        scene.does("presentations", Map.of("kind", "FEE"));

        scene.says(FEE_OR_CODE).driverPays().opens();
        scene.goesThrough();
    }

    @Test
    void a_temporary_that_owes_nothing_is_let_out_although_its_plate_was_misread() {
        scene = atExit(parked(Duration.ofMinutes(5)))
                .comes("粤B1Z345", "NO_ENTRY_FOUND")
                .answered();

        scene.does("plate", Map.of("number", "粤B12345"));

        scene.opens().shows("PAID_LEAVES");
        scene.goesThrough();
    }

    @Test
    void a_driver_without_a_plate_is_sent_the_code_to_scan() {
        var park = parked(LONG_AGO);
        TestTenant.sql(
                "update stay set plate = null, stay_class = 'UNPLATED', driver = 'phone:13800138000' where park_id = '"
                        + park.id() + "'");
        scene = atExit(park).comes(null, "UNPLATED_EXIT").helped();

        scene.does("presentations", Map.of("kind", "UNPLATED_QR"));

        scene.says("无牌车请扫码付费后出场").driverScans().shows("FEE_DUE").driverPays().opens();
        scene.goesThrough();
    }

    @Test
    void a_special_vehicle_without_a_plate_shows_its_papers_and_is_let_out_against_evidence() {
        scene = atExit(TestPark.made()).comes(null, "UNPLATED_EXIT").helped();

        scene.does("openings", abnormal());

        scene.opens();
        assertEquals("ABNORMAL OPENED", scene.opening());
        scene.goesThrough();
    }

    @Test
    void what_was_owed_at_an_abnormal_exit_becomes_arrears() {
        scene = atExit(parked(LONG_AGO)).comes("粤B12345", "FEE_DUE").helped();
        scene.isRefusedWithoutEvidence();

        scene.does("openings", abnormal());

        scene.opens();
        scene.goesThrough();
        await().atMost(SOON).until(() -> "ARREARS 1000"
                .equals(scene.park().read("select state || ' ' || amount from orders where park_id = $p")));
        assertEquals("1", scene.park().read("select count(*) from orders where park_id = $p"));
        proves(true);
        TestTenant.sql("update opening set remark = 'nothing to see' where park_id = '"
                + scene.park().id() + "'");
        proves(false);
    }

    private void proves(boolean verified) {
        var proof = scene.park()
                .tenant()
                .as("AUDITOR")
                .get("/v1/openings/proof?parkId=" + scene.park().id())
                .then()
                .statusCode(200)
                .extract()
                .<Boolean>path("verified");
        assertEquals(verified, proof);
    }

    @Test
    void a_car_whose_cards_spaces_were_taken_pays_and_leaves() {
        var park = parked(LONG_AGO);
        TestTenant.sql("update stay set stay_class = 'SHARED_SPACES' where park_id = '" + park.id() + "'");
        scene = atExit(park).comes("粤B12345", "SHARED_SPACES_FEE_DUE").helped();

        scene.does("presentations", Map.of("kind", "FEE"));

        scene.says(FEE_OR_CODE).driverPays().opens();
        scene.goesThrough();
    }

    @Test
    void a_car_without_an_entry_is_matched_with_the_stay_that_is_most_like_it() {
        var park = parked(LONG_AGO);
        park.parked("沪A99999", Duration.ofHours(3));
        scene = atExit(park).comes("粤8I2345", "NO_ENTRY_FOUND").answered();
        var alike = scene.desk()
                .get("/v1/passages/" + scene.passage() + "/stay/candidates")
                .json();
        assertEquals("粤B12345", alike.path("data").path(0).path("plate").asText(), alike::toString);
        var stay = UUID.fromString(alike.path("data").path(0).path("stayId").asText());

        scene.does("stay", Map.of("stayId", stay));

        scene.shows("FEE_DUE").driverPays().opens();
        scene.goesThrough();
        assertEquals("ENDED", park.read("select state from stay where id = '" + stay + "'"));
        assertEquals("LIVE", park.read("select state from stay where park_id = $p and plate = '沪A99999'"));
    }

    @Test
    void a_special_vehicle_without_an_entry_is_let_out_against_evidence() {
        scene = atExit(TestPark.made()).comes("粤B12345", "NO_ENTRY_FOUND").answered();

        scene.does("openings", abnormal());

        scene.opens();
        scene.goesThrough();
        assertEquals("0", scene.park().read("select count(*) from orders where park_id = $p"));
    }

    @Test
    void an_agent_is_too_late_for_a_car_that_has_gone() {
        scene = atExit(parked(LONG_AGO)).comes("粤B12345", "FEE_DUE").helped();
        scene.robot().depart(scene.visit(), Departure.BACKED_OUT);
        await().atMost(SOON).until(() -> "BACKED_OUT"
                .equals(scene.park().read("select state from passage where id = '" + scene.passage() + "'")));

        scene.isRefused("passage-over", "presentations", Map.of("kind", "FEE"));
    }

    /** The driver shows the papers, the robot photographs them and the car. */
    private Map<String, Object> abnormal() {
        scene.does("presentations", Map.of("kind", "DOCUMENTS"));
        scene.says("请出示您的有效证件，对准证件识别区正前方20厘米处，谢谢您的配合！").showsPicture("DOCUMENT");
        scene.does("captures", Map.of("camera", "DOCUMENT", "count", 2));
        scene.does("captures", Map.of("camera", "SCENE", "count", 1));
        await().atMost(SOON).until(() -> photos().size() == 3);
        return Map.of(
                "kind", "ABNORMAL",
                "reason", "SPECIAL_VEHICLE",
                "remark", "fire brigade",
                "documentPhotos", ids("DOCUMENT"),
                "scenePhotos", ids("SCENE"));
    }

    private List<JsonNode> photos() {
        var photos =
                scene.desk().get("/v1/evidence?passageId=" + scene.passage()).json();
        return StreamSupport.stream(photos.path("data").spliterator(), false).toList();
    }

    private List<String> ids(String kind) {
        var ids = photos().stream()
                .filter(photo -> photo.path("kind").asText().equals(kind))
                .map(photo -> photo.path("id").asText())
                .toList();
        assertTrue(!ids.isEmpty(), kind);
        return ids;
    }

    private static TestPark parked(Duration ago) {
        var park = TestPark.made();
        park.parked("粤B12345", ago);
        return park;
    }

    private static String stay(TestPark park) {
        return park.read("select id from stay where park_id = $p");
    }

    private static long fee(JsonNode offer) {
        return offer.path("scene")
                .path("passage")
                .path("fee")
                .path("owed")
                .path("amount")
                .asLong();
    }
}
