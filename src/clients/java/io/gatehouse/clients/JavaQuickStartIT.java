package io.gatehouse.clients;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.client.ApiClient;
import io.gatehouse.client.ApiException;
import io.gatehouse.client.api.CheckoutsApi;
import io.gatehouse.client.api.LanesApi;
import io.gatehouse.client.api.ParksApi;
import io.gatehouse.client.api.RobotsApi;
import io.gatehouse.client.api.StaysApi;
import io.gatehouse.client.api.TariffsApi;
import io.gatehouse.client.model.CheckoutPayment;
import io.gatehouse.client.model.LaneInput;
import io.gatehouse.client.model.ParkInput;
import io.gatehouse.client.model.Period;
import io.gatehouse.client.model.Plan;
import io.gatehouse.client.model.RobotInput;
import io.gatehouse.client.model.StayCorrection;
import io.gatehouse.client.model.StayState;
import io.gatehouse.client.model.Step;
import io.gatehouse.client.model.Tariff;
import io.gatehouse.client.model.TariffInput;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.RobotConfig;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.support.BackboneResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The quick start of the README, through the client that is generated in Java. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackboneResource.class)
class JavaQuickStartIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private Map<String, String> told;
    private ApiClient client;

    @BeforeEach
    void is_told_where_the_platform_is() {
        told = Stranger.environment();
        client = client();
    }

    @Test
    void a_car_drives_in_pays_and_drives_out() throws ApiException {
        var park = aParkWithATariff();
        var stays = new StaysApi(client);
        try (var entry = robotAt(park, Direction.ENTRY);
                var exit = robotAt(park, Direction.EXIT)) {
            entry.depart(comes(entry), Departure.THROUGH);
            await().atMost(SOON).until(() -> !inside(stays, park).isEmpty());
            var stay = inside(stays, park).get(0);
            stays.stayCorrect(stay, ninetyMinutesAgo(), null);
            var leaving = exit.arrive(PlateReading.of("粤B12345"), Vehicle.CAR);
            leaving.await(seen -> seen.shown() != null && seen.shown().link().isPresent(), SOON);
            pay(leaving.shown().link().orElseThrow());
            leaving.awaitOpen(SOON);
            exit.depart(leaving, Departure.THROUGH);
            await().atMost(SOON).until(() -> stays.stayGet(stay).getState() == StayState.ENDED);
        }
    }

    private static io.gatehouse.simulator.Visit comes(Robot entry) {
        var visit = entry.arrive(PlateReading.of("粤B12345"), Vehicle.CAR);
        visit.awaitOpen(SOON);
        return visit;
    }

    private void pay(String link) throws ApiException {
        var token = link.substring(link.lastIndexOf('/') + 1);
        var checkouts = new CheckoutsApi(client);
        assertEquals(1000, checkouts.checkoutGet(token).getOwed().getAmount());
        checkouts.checkoutPay(token, new CheckoutPayment().channel("sandbox"), null);
    }

    private static List<UUID> inside(StaysApi stays, UUID park) throws ApiException {
        return stays.stayList(null, null, park, null, null, StayState.LIVE).getData().stream()
                .map(stay -> stay.getId())
                .toList();
    }

    private UUID aParkWithATariff() throws ApiException {
        var park = new ParksApi(client)
                .parkCreate(
                        new ParkInput()
                                .code("java-" + told.get("RUN"))
                                .name("A stranger's")
                                .timeZone("Asia/Shanghai")
                                .capacity(10),
                        null)
                .getId();
        var hourly = new Period().steps(List.of(new Step().every(60).amount(500L)));
        var tariff = new Tariff().currency("CNY").plans(List.of(new Plan().periods(List.of(hourly))));
        new TariffsApi(client)
                .tariffCreate(
                        new TariffInput()
                                .parkId(park)
                                .name("standard")
                                .effectiveFrom(OffsetDateTime.parse("2026-01-01T00:00:00Z"))
                                .definition(tariff),
                        null);
        return park;
    }

    private Robot robotAt(UUID park, Direction direction) throws ApiException {
        var wire = io.gatehouse.client.model.Direction.fromValue(direction.name());
        var lane = new LanesApi(client)
                .laneCreate(
                        new LaneInput()
                                .parkId(park)
                                .code(direction.name())
                                .name(direction.name())
                                .direction(wire),
                        null);
        var code = "java-" + direction + "-" + told.get("RUN");
        var robots = new RobotsApi(client);
        var robot = robots.robotCreate(
                new RobotInput().laneId(lane.getId()).code(code).name("Robot"), null);
        var secret = robots.secretMake(robot.getId(), null).getSecret();
        var broker = Broker.at(told.get("BROKER"), Integer.parseInt(told.get("BROKER_PORT")));
        return new Robot(RobotConfig.of(code, secret, broker, direction)).connect();
    }

    private static StayCorrection ninetyMinutesAgo() {
        return new StayCorrection()
                .enteredAt(OffsetDateTime.now().minusMinutes(90))
                .reason("nobody waits ninety minutes");
    }

    private ApiClient client() {
        var made = new ApiClient();
        made.updateBaseUri(told.get("GATEHOUSE"));
        made.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + told.get("TOKEN")));
        return made;
    }
}
