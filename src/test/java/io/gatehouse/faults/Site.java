package io.gatehouse.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.RobotConfig;
import io.gatehouse.simulator.traffic.Lane;
import io.gatehouse.simulator.traffic.PlatformApi;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.simulator.wire.Journal;
import io.gatehouse.simulator.wire.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Car parks that charge from the first minute, and their robots, whose clocks are wrong by minutes. */
final class Site implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Duration> CLOCKS_OFF =
            List.of(Duration.ZERO, Duration.ofMinutes(3), Duration.ofMinutes(-4));
    private static final String TARIFF =
            """
            {"name": "by the minute", "effectiveFrom": "2020-01-01T00:00:00+08:00", "definition": {"currency": "CNY",
             "graceMinutes": 15, "plans": [{"periods": [{"steps": [{"every": 1, "amount": 10}]}]}]}}
            """;

    private final PlatformApi operator;
    private final Broker broker;
    private final Journal journal;
    private final long seed;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Robot> robots = new ArrayList<>();

    Site(PlatformApi operator, Broker broker, Journal journal, long seed) {
        this.operator = operator;
        this.broker = broker;
        this.journal = journal;
        this.seed = seed;
    }

    /** A park with so many lanes of each direction. */
    Site park(String name, int lanesEachWay) {
        var park = made(
                "/v1/parks",
                parsed("{\"timeZone\": \"Asia/Shanghai\", \"capacity\": 100000}")
                        .put("code", name)
                        .put("name", name));
        made("/v1/tariffs", parsed(TARIFF).put("parkId", park));
        for (int number = 1; number <= lanesEachWay; number++) {
            lanes.add(lane(name, park, Direction.ENTRY, number));
            lanes.add(lane(name, park, Direction.EXIT, number));
        }
        return this;
    }

    private Lane lane(String parkName, String park, Direction direction, int number) {
        var code = parkName + (direction == Direction.ENTRY ? "-E" : "-X") + number;
        var lane = made(
                "/v1/lanes",
                parsed("{}")
                        .put("parkId", park)
                        .put("code", code)
                        .put("name", code)
                        .put("direction", direction.name()));
        var robot = made(
                "/v1/robots", parsed("{}").put("laneId", lane).put("code", code).put("name", code));
        var secret = operator.post("/v1/robots/" + robot + "/secret", parsed("{}"))
                .path("secret")
                .asText();
        return new Lane(parkName, code, robot(code, secret, direction));
    }

    private Robot robot(String code, String secret, Direction direction) {
        int number = robots.size();
        var config = RobotConfig.of(code, secret, broker, direction)
                .withClockOff(CLOCKS_OFF.get(number % CLOCKS_OFF.size()))
                .withGateOpening(Duration.ofMillis(200));
        var robot = new Robot(config, new Network(seed + number), journal).connect();
        robots.add(robot);
        return robot;
    }

    /** Another park's only entry. */
    Lane entryOf(String park) {
        return lanes(park, Direction.ENTRY).get(0);
    }

    List<Lane> lanes(String park, Direction direction) {
        return lanes.stream()
                .filter(lane -> lane.park().equals(park) && lane.direction() == direction)
                .toList();
    }

    List<Robot> robots() {
        return robots;
    }

    private String made(String path, ObjectNode body) {
        return operator.post(path, body).path("id").asText();
    }

    private static ObjectNode parsed(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return (ObjectNode) read;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public void close() {
        robots.forEach(Robot::close);
    }
}
