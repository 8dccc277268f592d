package io.gatehouse.order.wechat;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gatehouse.order.wechat.WechatCounterpart.Fault;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole exit with WeChat Pay: whoever has paid does not stand at a closed gate, whatever was lost on the way. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class WechatExitTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final WechatCounterpart wechat = WechatCounterpart.here();
    private final TestRobots robots = new TestRobots();
    private TestPark park;
    private WechatShop shop;
    private Robot robot;
    private Visit visit;

    @BeforeEach
    void a_car_that_owes_stands_at_the_exit() {
        wechat.reset();
        park = TestPark.made();
        shop = WechatShop.open(park.tenant(), park.id());
        park.parked("粤B12345", Duration.ofMinutes(90));
        robot = robots.at(park.exit());
        visit = robot.arrive(PlateReading.of("粤B12345"), Vehicle.CAR);
        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON);
        assertFalse(visit.open());
    }

    @AfterEach
    void it_goes_having_paid_once() {
        visit.awaitOpen(SOON);
        robot.depart(visit, Departure.THROUGH);
        await().atMost(SOON).until(() -> park.read("select state from stay where park_id = $p"), equalTo("ENDED"));
        assertEquals("1", park.read("select count(*) from opening where park_id = $p"));
        assertEquals(1000, wechat.books.kept(shop.mchid()));
        assertEquals(
                "1000", park.read("select sum(amount) from ledger_entry where tenant_id = $t and account = 'CHANNEL'"));
        assertEquals("0", park.read("select sum(amount) from ledger_entry where tenant_id = $t"));
        robots.close();
    }

    @Test
    void by_qr_code() {
        var letter = WechatMail.ofPayment(wechat, paidByQr(), shop.account());
        IntStream.range(0, 6)
                .parallel()
                .forEach(i -> assertEquals(204, letter.sent().status()));
        visit.awaitOpen(SOON);
        assertEquals("PAID_LEAVES", visit.shown().situation());
    }

    @Test
    void by_qr_code_whose_callback_was_lost() {
        paidByQr();
        visit.awaitOpen(SOON);
    }

    @Test
    void by_payment_code_at_the_robots_reader() {
        robot.scan(WechatScene.code("13"));
        visit.awaitOpen(SOON);
    }

    @Test
    void by_payment_code_whose_answer_was_lost() {
        wechat.next("codepay", Fault.late());
        robot.scan(WechatScene.code("13"));
        visit.awaitOpen(SOON);
    }

    private WechatBooks.Booked paidByQr() {
        var checkout = visit.shown().link().orElseThrow().replaceFirst(".*/v1/", "/v1/");
        String code = park.tenant()
                .as("DRIVER_BACKEND")
                .body("{}")
                .post(checkout + "/payments")
                .then()
                .statusCode(201)
                .extract()
                .path("codeUrl");
        var trade = wechat.books.trade(code.substring(code.indexOf('=') + 1));
        trade.state = "SUCCESS";
        return trade;
    }
}
