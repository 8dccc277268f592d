package io.gatehouse.simulator.tour;

import static io.gatehouse.simulator.tour.Operator.id;
import static io.gatehouse.simulator.tour.Operator.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.RobotConfig;
import io.gatehouse.simulator.traffic.Lane;
import io.gatehouse.simulator.wire.Broker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the town is set up: whatever is there already is found by its code, the rest is made.
 *
 * @param prefix of the robots' codes, which must be unique among all tenants of a platform
 * @param gateOpening how long the gates take
 */
public record TownPlan(Operator operator, RobotSecrets secrets, Broker broker, String prefix, Duration gateOpening) {

    public Town build() {
        var places = new EnumMap<ParkPlan, Place>(ParkPlan.class);
        for (var plan : ParkPlan.values()) {
            places.put(plan, place(plan));
        }
        return new Town(operator, places);
    }

    private Place place(ParkPlan plan) {
        var body = json(plan.park());
        var code = body.path("code").asText();
        var park = operator.findOrMake("/v1/parks?code=" + code, "/v1/parks", code, body);
        if (operator.list("/v1/tariffs?parkId=" + id(park)).isEmpty()) {
            operator.make("/v1/tariffs", json(plan.tariff()).put("parkId", id(park)));
        }
        return new Place(
                id(park),
                park.path("name").asText(),
                lanes(plan, park, Direction.ENTRY),
                lanes(plan, park, Direction.EXIT));
    }

    private List<Lane> lanes(ParkPlan plan, JsonNode park, Direction direction) {
        return IntStream.rangeClosed(1, plan.lanesEachWay())
                .mapToObj(number -> lane(plan, park, direction, number))
                .toList();
    }

    private Lane lane(ParkPlan plan, JsonNode park, Direction direction, int number) {
        boolean entry = direction == Direction.ENTRY;
        var code = (entry ? "E-" : "X-") + number;
        var body = json().put("parkId", id(park))
                .put("code", code)
                .put("name", (entry ? "Entry " : "Exit ") + number)
                .put("direction", direction.name());
        var lane = operator.findOrMake("/v1/lanes?parkId=" + id(park), "/v1/lanes", code, body);
        cameras(lane);
        var robotCode = prefix + plan.shortName() + "-" + code;
        return new Lane(park.path("name").asText(), code, robot(lane, robotCode, direction));
    }

    private void cameras(JsonNode lane) {
        if (operator.list("/v1/cameras?laneId=" + id(lane)).isEmpty()) {
            for (var kind : List.of("PLATE", "SCENE", "DOCUMENT")) {
                var name = lane.path("name").asText() + ", " + kind.toLowerCase();
                operator.make(
                        "/v1/cameras",
                        json().put("laneId", id(lane)).put("name", name).put("kind", kind));
            }
        }
    }

    private Robot robot(JsonNode lane, String code, Direction direction) {
        var body = json().put("laneId", id(lane)).put("code", code).put("name", "Robot " + code);
        var robot = operator.findOrMake("/v1/robots?laneId=" + id(lane), "/v1/robots", code, body);
        var known = secrets.of(code).filter(secret -> robot.path("admitted").asBoolean());
        var secret = known.orElseGet(() -> secrets.keep(code, newSecret(robot)));
        return new Robot(RobotConfig.of(code, secret, broker, direction).withGateOpening(gateOpening)).connect();
    }

    /** Shown this once. */
    private String newSecret(JsonNode robot) {
        return operator.make("/v1/robots/" + id(robot) + "/secret", json())
                .path("secret")
                .asText();
    }
}
