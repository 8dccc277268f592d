package io.gatehouse.journey;

import static io.gatehouse.journey.DeskScene.atEntry;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The desk's scenes at an entry (domain/lanes.md, "What the desk may do"). */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class DeskAtEntryTest {

    private static final Map<String, Object> SPECIAL =
            Map.of("kind", "ABNORMAL", "reason", "SPECIAL_VEHICLE", "remark", "an ambulance");

    private DeskScene scene;

    @AfterEach
    void hang_up() {
        scene.close();
    }

    private static TestPark confirming() {
        return TestPark.planned().admission("CONFIRM").built();
    }

    @Test
    void a_valid_card_that_was_misread_enters_once_its_plate_is_corrected() {
        var park = confirming();
        park.card("粤B12345").issued();
        scene = atEntry(park).comes("粤B1Z345", "TEMPORARY_REFUSED").helped();
        assertEquals(
                "粤B1Z345",
                scene.offer().path("scene").path("passage").path("plate").asText());

        scene.does("plate", Map.of("number", "粤B12345"));

        scene.opens().shows("CARD_ENTERS").says("欢迎回家");
        assertEquals("NORMAL OPENED", scene.opening());
        scene.goesThrough();
        assertEquals("粤B12345 CARD", park.read("select plate || ' ' || stay_class from stay where park_id = $p"));
    }

    @Test
    void a_card_expired_for_three_days_is_let_in() {
        var park = confirming();
        park.card("粤B12345").lastDay(park.today().minusDays(3)).issued();
        scene = atEntry(park).comes("粤B12345", "CARD_EXPIRED_ENTRY").helped();

        scene.does("openings", Map.of("kind", "DESK"));

        scene.opens().says("欢迎回家").showsPicture("SMILE");
        assertEquals("DESK OPENED", scene.opening());
        scene.goesThrough();
    }

    @Test
    void a_card_expired_for_longer_must_be_renewed() {
        var park = confirming();
        park.card("粤B12345").lastDay(park.today().minusDays(5)).issued();
        scene = atEntry(park).comes("粤B12345", "CARD_EXPIRED_ENTRY").helped();
        scene.isRefused("not-allowed-here", "openings", Map.of("kind", "DESK"));

        scene.does("presentations", Map.of("kind", "RENEWAL_QR"));

        scene.says("您的月卡已过期，请扫码缴费后进场").showsPicture("QR").driverPays().opens().shows("CARD_ENTERS");
        assertEquals("PAYMENT OPENED", scene.opening());
        scene.goesThrough();
    }

    @Test
    void a_driver_without_a_plate_is_sent_the_code_to_scan() {
        scene = atEntry(confirming()).comes(null, "UNPLATED_ENTRY").helped();
        scene.isRefused("not-allowed-here", "openings", Map.of("kind", "DESK"));

        scene.does("presentations", Map.of("kind", "UNPLATED_QR"));

        scene.says("您的车牌无法识别，请扫码后开闸进场，出场前请在出口处扫码出场").driverScans();
        scene.shows("TEMPORARY_REFUSED").does("openings", Map.of("kind", "DESK"));
        scene.opens().says("欢迎光临");
        scene.goesThrough();
        assertEquals("UNPLATED", scene.park().read("select stay_class from stay where park_id = $p"));
    }

    @Test
    void a_special_vehicle_without_a_plate_is_let_in_with_a_reason() {
        scene = atEntry(confirming()).comes(null, "UNPLATED_ENTRY").helped();
        assertEquals(
                400,
                scene.desk()
                        .act(scene.passage(), "openings", Map.of("kind", "ABNORMAL", "reason", "SPECIAL_VEHICLE"))
                        .status());

        scene.does("openings", SPECIAL);

        scene.opens();
        assertEquals("ABNORMAL OPENED", scene.opening());
        scene.goesThrough();
        assertEquals(
                "SPECIAL_VEHICLE an ambulance",
                scene.park().read("select abnormal_reason || ' ' || remark from opening where park_id = $p"));
    }

    @Test
    void a_visitor_is_registered_and_let_in() {
        scene = atEntry(confirming()).comes("粤B12345", "TEMPORARY_REFUSED").helped();

        scene.does("visitor", Map.of("phone", "13900139000", "reason", "a delivery for 3-201"));

        scene.opens().says("欢迎光临").showsPicture("SMILE");
        assertEquals("DESK OPENED", scene.opening());
        scene.goesThrough();
        assertEquals("TEMPORARY", scene.park().read("select stay_class from stay where park_id = $p"));
    }

    @Test
    void a_special_vehicle_with_a_plate_is_let_in_with_a_reason() {
        scene = atEntry(confirming()).comes("粤B12345", "TEMPORARY_REFUSED").helped();

        scene.does("openings", SPECIAL);

        scene.opens().says("欢迎光临");
        assertEquals("ABNORMAL OPENED", scene.opening());
        scene.goesThrough();
    }

    @Test
    void a_car_whose_cards_spaces_are_taken_is_let_in() {
        scene = spacesTaken();

        scene.does("openings", Map.of("kind", "DESK"));

        scene.opens().says("欢迎回家");
        assertEquals("DESK OPENED", scene.opening());
        scene.goesThrough();
        assertEquals(
                "SHARED_SPACES",
                scene.park().read("select stay_class from stay where park_id = $p and plate = '粤B00002'"));
    }

    @Test
    void a_car_whose_cards_spaces_are_taken_is_shown_by_whom_and_turned_away() {
        scene = spacesTaken();

        scene.does("presentations", Map.of("kind", "SPACES_TAKEN"));

        scene.says("您的共享车位已满，该停车场不允许临停车辆进场，有需请联系管理处").showsPicture("PHOTOS");
        scene.backsOut();
        assertEquals("0", scene.park().read("select count(*) from opening where park_id = $p"));
    }

    private static DeskScene spacesTaken() {
        var park = confirming();
        var card = park.card("粤B00001", "粤B00002").spaces(1).issued();
        UUID inside = park.parked("粤B00001", Duration.ofHours(1));
        io.gatehouse.support.TestTenant.sql(
                "update stay set stay_class = 'CARD', card_id = '%s' where id = '%s'".formatted(card, inside));
        return atEntry(park).comes("粤B00002", "SHARED_SPACES_TAKEN").helped();
    }

    @Test
    void the_agent_sees_what_the_robot_shows_and_every_change_of_it() {
        scene = atEntry(confirming()).comes("粤B12345", "TEMPORARY_REFUSED").helped();
        var shown = scene.offer().path("scene");
        assertEquals(
                "TEMPORARY_REFUSED", shown.path("shutBecause").path("situation").asText());

        scene.robot()
                .recognise(
                        scene.visit().arrivalId(),
                        new io.gatehouse.simulator.PlateReading("粤B54321", "BLUE", 0.99),
                        io.gatehouse.simulator.Vehicle.CAR);

        scene.desk().await("scene.changed", told -> told.toString().contains("粤B54321"), DeskScene.SOON);
        scene.robot().health("PRINTER");
        scene.desk().await("scene.changed", told -> told.toString().contains("PRINTER"), DeskScene.SOON);
        scene.does("openings", SPECIAL);
        scene.opens();
        scene.desk().await("scene.changed", told -> told.toString().contains("\"OPEN\""), DeskScene.SOON);
        scene.goesThrough();
    }

    @Test
    void nobody_acts_on_a_car_without_its_call() {
        scene = atEntry(confirming()).comes("粤B12345", "TEMPORARY_REFUSED");

        scene.isRefused("call-not-yours", "openings", SPECIAL);
        scene.helped().does("openings", SPECIAL);

        scene.opens();
        scene.goesThrough();
        assertTrue(scene.desk().act(scene.passage(), "openings", SPECIAL).status() == 409);
        await().atMost(DeskScene.SOON)
                .until(() -> "1".equals(scene.park().read("select count(*) from opening where park_id = $p")));
    }
}
