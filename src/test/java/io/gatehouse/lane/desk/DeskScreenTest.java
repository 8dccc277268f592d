package io.gatehouse.lane.desk;

import static io.gatehouse.lane.desk.DeskLane.SOON;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.evidence.Photos;
import io.gatehouse.lane.Downlink;
import io.gatehouse.lane.desk.DeskLane.Car;
import io.gatehouse.platform.Database;
import io.gatehouse.robot.Command;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.wire.Command.Kind;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an agent sends to a robot's screen, speaker, reader and cameras. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class DeskScreenTest {

    @Inject
    RobotVoice voice;

    @Inject
    DeskScreenService screens;

    @Inject
    Database database;

    @Inject
    Downlink downlink;

    private final TestRobots robots = new TestRobots();

    @AfterEach
    void restore() {
        robots.close();
    }

    private DeskLane entry(TestPark park) {
        return new DeskLane(park, park.entry(), robots.at(park.entry()));
    }

    private DeskLane exit(TestPark park) {
        return new DeskLane(park, park.exit(), robots.at(park.exit()));
    }

    private static void show(Car car, String picture, String voice) {
        car.act("presentations", "{\"kind\": \"" + picture + "\"}")
                .statusCode(201)
                .body("commands[0].kind", equalTo("present"))
                .body("commands[0].message.voice.text", equalTo(voice));
        car.awaitVoice(voice);
        assertNotNull(car.read("select id from event where subject = $x and type = 'passage.presented'"
                + " and data ->> 'picture' = '" + picture + "' and data ->> 'agentId' is not null"));
    }

    private static void refused(Car car, String picture) {
        car.act("presentations", "{\"kind\": \"" + picture + "\"}")
                .statusCode(409)
                .body("code", equalTo("not-allowed-here"));
    }

    @Test
    void an_expired_card_is_sent_its_renewal() {
        var park = TestPark.planned()
                .rule("expiredCards", "ENTER_AS_TEMPORARY")
                .admission("CONFIRM")
                .built();
        park.card("粤B12345").lastDay(park.today().minusDays(2)).issued();
        var car = entry(park).arrives("粤B12345");
        show(car, "RENEWAL_QR", "您的月卡已过期，请扫码缴费后进场");
        assertEquals("QR", car.visit().shown().screen());
        assertEquals("GREEN", car.visit().shown().light());
        renewalIsBehind(park, car);
        refused(car, "UNPLATED_QR");
        refused(car, "SPACES_TAKEN");
        refused(car, "FEE");
        refused(car, "DOCUMENTS");
    }

    private static void renewalIsBehind(TestPark park, Car car) {
        var token = car.visit().shown().qr().replaceAll(".*/", "");
        park.tenant()
                .as("DRIVER_BACKEND")
                .get("/v1/checkouts/" + token)
                .then()
                .statusCode(200)
                .body("purpose", equalTo("RENEWAL"));
    }

    @Test
    void at_an_exit_a_renewal_lets_the_car_out() {
        var park = TestPark.made();
        park.card("粤B12345").lastDay(park.today().minusDays(5)).issued();
        var car = exit(park).arrives("粤B12345");
        car.awaitSituation("CARD_EXPIRED_7");
        show(car, "RENEWAL_QR", "您的月卡已过期，请扫码缴费后出场");
        renewalIsBehind(park, car);
    }

    @Test
    void a_car_without_a_plate_is_sent_the_code_of_its_lane() {
        var park = TestPark.made();
        var in = entry(park).arrives((String) null);
        show(in, "UNPLATED_QR", "您的车牌无法识别，请扫码后开闸进场，出场前请在出口处扫码出场");
        var out = exit(park).arrives((String) null);
        show(out, "UNPLATED_QR", "无牌车请扫码付费后出场");
        refused(out, "RENEWAL_QR");
    }

    @Test
    void whose_spaces_are_taken_sees_by_whom() {
        var park = TestPark.planned().admission("CONFIRM").built();
        park.card("粤B11111", "粤B22222").spaces(1).issued();
        var lane = entry(park);
        var first = lane.arrives("粤B11111");
        assertTrue(first.visit().awaitOpen(SOON));
        lane.robot().depart(first.visit(), Departure.THROUGH);
        first.awaitRead("CARD", "select stay_class from stay where entry_passage_id = $x");
        var car = lane.arrives("粤B22222");
        show(car, "SPACES_TAKEN", "您的共享车位已满，该停车场不允许临停车辆进场，有需请联系管理处");
        assertEquals("PHOTOS", car.visit().shown().screen());
        assertEquals("YELLOW", car.visit().shown().light());
    }

    @Test
    void a_payment_code_before_the_reader_pays_the_fee_that_the_desk_asks_for() {
        var park = TestPark.made();
        park.parked("粤B12345", Duration.ofMinutes(90));
        var lane = exit(park);
        var car = lane.arrives("粤B12345");
        assertFalse(lane.robot().listening());

        show(car, "FEE", "请扫码缴费或者出示您的微信付款码");

        assertTrue(car.visit().await(seen -> seen.heard(Kind.LISTEN), SOON));
        assertTrue(lane.robot().listening());
        assertTrue(car.visit().shown().text().endsWith("停车 90 分钟"), car.visit().shown()::text);
        lane.robot()
                .scan("13"
                        + String.valueOf(System.nanoTime() + 1_000_000_000_000_000L)
                                .substring(0, 16));
        assertTrue(car.visit().awaitOpen(SOON));
        assertEquals("PAID", car.read("select string_agg(state, ',') from orders where park_id = $p"));
    }

    @Test
    void a_doubtful_car_can_pay_when_the_desk_asks_for_its_fee() {
        var park = TestPark.made();
        park.parked("粤B12345", Duration.ofMinutes(90));
        var lane = exit(park);
        var car = lane.arrives(PlateReading.of("粤B12345").withConfidence(0.4));
        car.awaitSituation("PLATE_DOUBTFUL");
        show(car, "FEE", "请扫码缴费或者出示您的微信付款码");
        lane.robot()
                .scan("14"
                        + String.valueOf(System.nanoTime() + 1_000_000_000_000_000L)
                                .substring(0, 16));
        car.awaitRead("PAID", "select string_agg(state, ',') from orders where park_id = $p");
        car.opens().statusCode(201);
        assertTrue(car.visit().awaitOpen(SOON));
    }

    @Test
    void documents_are_asked_for_at_an_exit() {
        var park = TestPark.made();
        park.parked("粤B12345", Duration.ofMinutes(90));
        var car = exit(park).arrives("粤B12345");
        show(car, "DOCUMENTS", "请出示您的有效证件，对准证件识别区正前方20厘米处，谢谢您的配合！");
        assertEquals("DOCUMENT", car.visit().shown().screen());
        assertEquals("GREEN", car.visit().shown().light());
        assertEquals("请出示您的有效证件，对准证件识别区正前方20厘米处，谢谢您的配合！", car.visit().shown().text());
    }

    @Test
    void photos_through_the_robots_cameras_arrive_as_evidence_of_the_passage() {
        var park = TestPark.made();
        var car = exit(park).arrives("粤B12345");
        var ids = car.act("captures", "{\"camera\": \"DOCUMENT\", \"count\": 2}")
                .statusCode(201)
                .body("kind", equalTo("capture"))
                .body("evidenceIds", hasSize(2))
                .extract()
                .<List<String>>path("evidenceIds");
        var asked = car.visit().awaitCommand(Kind.CAPTURE, SOON).body();
        assertEquals("DOCUMENT", asked.path("camera").asText());
        var url = asked.at("/uploads/1/url").asText();

        assertEquals(
                201,
                Wire.request("PUT", url.substring(url.indexOf("/v1/")))
                        .header("Content-Type", "image/jpeg")
                        .bytes(Photos.jpeg(7))
                        .send()
                        .status());

        park.tenant()
                .as("AGENT")
                .get("/v1/evidence?passageId=" + car.passage())
                .then()
                .body("data.id", contains(ids.get(1)))
                .body("data[0].kind", equalTo("DOCUMENT"))
                .body("data[0].passageId", equalTo(car.passage().toString()));
        assertEquals("1", car.read("select count(*) from event where subject = $x and type = 'evidence.kept'"));
        assertEquals("1", car.read("select count(*) from event where subject = $x and type = 'passage.captured'"));
        car.act("captures", "{\"camera\": \"SCENE\", \"count\": 5}").statusCode(400);
    }

    @Test
    void the_robot_says_what_the_desk_does_and_keeps_its_picture() {
        var park = TestPark.made();
        park.parked("粤B12345", Duration.ofMinutes(90));
        var car = exit(park).arrives("粤B12345");
        car.awaitSituation("FEE_DUE");
        var qr = car.visit().shown().qr();

        say(car, "desk-busy", 3);

        car.awaitVoice("客服繁忙，您前面还有 3 位");
        assertEquals(qr, car.visit().shown().qr());
        assertEquals("GREEN", car.visit().shown().light());
        say(car, "desk-connecting");
        car.awaitVoice("已为您接通客服，请稍候");
    }

    @Test
    void nothing_is_said_to_a_car_that_has_gone() {
        var park = TestPark.made();
        var lane = exit(park);
        var car = lane.arrives("粤B12345");
        lane.robot().depart(car.visit(), Departure.BACKED_OUT);
        car.awaitRead("BACKED_OUT", "select state from passage where id = $x");
        assertEquals(List.of(), say(car, "desk-connecting"));
    }

    private List<Command> say(Car car, String key, Object... values) {
        var tenant = car.at().park().tenant().id();
        return database.inTenant(tenant, tx -> voice.say(tx, tenant, car.passage(), key, values))
                .invoke(downlink::send)
                .await()
                .atMost(SOON);
    }

    @Test
    void after_the_call_the_robot_is_idle_or_asks_again_what_the_lane_asks() {
        var park = TestPark.made();
        park.parked("粤B12345", Duration.ofMinutes(90));
        var lane = exit(park);
        var car = lane.arrives("粤B12345");
        show(car, "DOCUMENTS", "请出示您的有效证件，对准证件识别区正前方20厘米处，谢谢您的配合！");

        screens.idle(park.tenant().id(), car.passage()).await().atMost(SOON);

        car.awaitVoice("请扫码缴费后出场");
        assertEquals("QR", car.visit().shown().screen());
        lane.robot().depart(car.visit(), Departure.BACKED_OUT);
        car.awaitRead("BACKED_OUT", "select state from passage where id = $x");
        screens.idle(park.tenant().id(), car.passage()).await().atMost(SOON);
        await().atMost(SOON).until(() -> lane.robot().shown().screen().equals("IDLE"));
    }

    @Test
    void what_makes_no_sense_is_refused_in_words() {
        var park = TestPark.made();
        var car = exit(park).arrives("粤B12345");
        car.act("presentations", "{\"kind\": \"FEE\"}").statusCode(409).body("detail", startsWith("Nothing is owed"));
        car.act("presentations", "{\"kind\": \"SONG\"}").statusCode(400);
        car.act("presentations", "{}").statusCode(400).body("errors", hasSize(1));
        car.act("plate", "{\"number\": \"\"}").statusCode(400).body("status", is(400));
    }
}
