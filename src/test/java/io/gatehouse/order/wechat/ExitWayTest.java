package io.gatehouse.order.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.simulator.traffic.PlatformApi;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The exit's way from arrival to {@code open}, with acceptance included. {@code -Dcars=400} measures more of it. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class ExitWayTest {

    private static final int LANES = 2;

    @Test
    void a_car_leaves_as_soon_as_its_charge_is_accepted() throws InterruptedException {
        WechatCounterpart.here().reset();
        var token = TestTokens.of(TestTenant.made().id(), "OPERATOR");
        var embedded = BackboneResource.backbone().broker();
        var way = new ExitWay(
                PlatformApi.at(URI.create("http://localhost:" + RestAssured.port))
                        .with(() -> token),
                Broker.at(embedded.host(), embedded.port()),
                () -> SettableClock.advance(Duration.ofMinutes(2)));

        int cars = Integer.getInteger("cars", 10);
        var measured = way.measure(LANES, cars / LANES);

        System.out.println(LANES + " lanes: " + measured);
        assertEquals(cars, measured.left() + measured.onSite().size());
        assertTrue(measured.left() > cars / 2, () -> measured + " " + measured.onSite());
        assertTrue(measured.p50() >= ExitWay.ACCEPTANCE.toMillis(), measured::toString);
    }

    @AfterEach
    void restore() {
        WechatCounterpart.here().reset();
        SettableClock.reset();
    }
}
