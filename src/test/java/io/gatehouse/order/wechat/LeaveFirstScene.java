package io.gatehouse.order.wechat;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.order.wechat.WechatBooks.Booked;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A park whose cars may leave first and pay later, with a robot at each lane; and what must be true in the end. */
abstract class LeaveFirstScene {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String PLATE = "粤B12345";

    final WechatCounterpart wechat = WechatCounterpart.here();
    final TestRobots robots = new TestRobots();
    TestPark park;
    WechatShop shop;
    private Robot entry;
    private Robot exit;

    @BeforeEach
    void a_park_whose_cars_may_leave_first() {
        SettableClock.reset();
        wechat.reset();
        park = TestPark.made();
        shop = WechatShop.open(park.tenant(), WechatShop.input(null).put("defers", true));
        entry = robots.at(park.entry());
        exit = robots.at(park.exit());
    }

    /** Nothing is lost, nothing is taken twice, and nobody was told two things under one name. */
    @AfterEach
    void the_ledger_sums_to_zero_and_holds_what_wechat_holds() {
        try {
            await().atMost(SOON).untilAsserted(() -> assertEquals(wechat.books.kept(shop.mchid()), held("CHANNEL")));
            assertEquals("0", park.read("select coalesce(sum(amount), 0) from ledger_entry where tenant_id = $t"));
            // what came too late goes back by itself
            await().atMost(SOON).untilAsserted(() -> assertEquals(0, held("DRIVER_CREDIT")));
            assertEquals(List.of(), List.copyOf(wechat.parking.contradictions));
            assertEquals(List.of(), List.copyOf(wechat.unbelieved));
        } finally {
            SettableClock.reset();
            robots.close();
        }
    }

    long held(String account) {
        return Long.parseLong(
                park.read("select coalesce(sum(amount), 0) from ledger_entry where tenant_id = $t and account = '"
                        + account + "'"));
    }

    /** Its stay has begun. */
    void entered(String plate) {
        var visit = entry.arrive(PlateReading.of(plate), Vehicle.CAR);
        assertTrue(visit.awaitOpen(SOON), plate);
        entry.depart(visit, Departure.THROUGH);
        await().atMost(SOON)
                .until(() -> park.read("select id from stay where tenant_id = $t and state = 'LIVE' and plate = '"
                                + plate + "'")
                        != null);
    }

    /** It came in 90 minutes ago, and WeChat has answered: a fee of ten yuan is due. */
    void enteredLongAgo(String plate, String promise) {
        entered(plate);
        awaitPromise(promise);
        SettableClock.advance(Duration.ofMinutes(90));
    }

    void awaitPromise(String state) {
        await().atMost(SOON)
                .until(() -> park.read("select state from parking_promise where tenant_id = $t"), equalTo(state));
    }

    Visit arrivesAtExit(String plate, String situation) {
        var visit = exit.arrive(PlateReading.of(plate), Vehicle.CAR);
        assertTrue(
                visit.await(seen -> situation.equals(seen.shown().situation()), SOON),
                () -> visit.shown().situation() + " is not " + situation);
        return visit;
    }

    /** It leaves on WeChat's promise. */
    String leavesFirst(String plate) {
        var visit = arrivesAtExit(plate, "DEFERRED_LEAVES");
        assertTrue(visit.awaitOpen(SOON));
        leaves(visit);
        return charge();
    }

    void leaves(Visit visit) {
        exit.depart(visit, Departure.THROUGH);
        await().atMost(SOON).until(() -> "0".equals(park.read("select inside from occupancy where park_id = $p")));
    }

    void paysByQr(Visit visit) {
        var checkout = visit.shown().link().orElseThrow().replaceFirst(".*/v1/", "/v1/");
        park.tenant()
                .as("DRIVER_BACKEND")
                .body("{}")
                .post(checkout + "/payments")
                .then()
                .statusCode(201);
        wechat.books.trade(payment("QR", "trade_no")).state = "SUCCESS";
        SettableClock.hurryUntil(visit::open);
    }

    String payment(String method, String column) {
        return park.read("select %s from payment where tenant_id = $t and method = '%s' order by id desc"
                .formatted(column, method));
    }

    /** The trade number of the charge. */
    String charge() {
        return payment("DEFERRED", "trade_no");
    }

    String order() {
        return park.read("select state from orders where tenant_id = $t order by id desc");
    }

    void awaitOrder(String state) {
        SettableClock.hurryUntil(() -> state.equals(order()));
    }

    Booked becomes(String tradeNo, String state) {
        var trade = wechat.books.trade(tradeNo);
        trade.state = state;
        return trade;
    }

    WechatMail mail(String type, JsonObject resource) {
        return new WechatMail(
                "/v1/notifications/wechat/" + shop.account(),
                UUID.randomUUID().toString(),
                type,
                resource,
                wechat.signing,
                0);
    }

    void tell(String type, JsonObject resource) {
        assertEquals(204, mail(type, resource).sent().status(), type);
    }

    void tell(String type, Booked trade) {
        tell(type, wechat.parking.shown(trade));
    }

    /** As WeChat tells that it pays for a stay no more, or again. */
    JsonObject change(String state, String at) {
        var no = park.read("select replace(stay_id::text, '-', '') || case round when 0 then '' else '_' || round end"
                + " from parking_promise where tenant_id = $t");
        var parking = wechat.parking.parking(no);
        parking.put("state", state);
        return new JsonObject()
                .put("sp_mchid", shop.mchid())
                .put("parking_id", parking.getString("id"))
                .put("out_parking_no", no)
                .put("plate_number", parking.getString("plate_number"))
                .put("plate_color", parking.getString("plate_color"))
                .put("start_time", parking.getString("start_time"))
                .put("parking_name", parking.getString("parking_name"))
                .put("free_duration", parking.getInteger("free_duration"))
                .put("parking_state", state)
                .put("blocked_state_description", state.equals("BLOCKED") ? "PAUSE" : null)
                .put("state_update_time", at);
    }
}
