package io.gatehouse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.RobotConfig;
import io.gatehouse.simulator.traffic.PlatformApi;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.simulator.wire.Journal;
import io.gatehouse.simulator.wire.Network;
import io.gatehouse.support.Backbone;
import io.gatehouse.support.TestTokens;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A tenant with its parks, lanes and robots, set up over the public API. */
record Town(UUID tenant, PlatformApi operator, Broker broker, Backbone backbone) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration GATE = Duration.ofMillis(1);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    /** Something is owed from the first minute on. */
    private static final String TARIFF =
            "{\"currency\": \"CNY\", \"plans\": [{\"flats\": [{\"name\": \"per-entry\", \"amount\": 500}], \"choice\": \"FIRST\"}]}";

    static Town made(Backbone backbone, Platform platform) {
        var tenant = UUID.randomUUID();
        try (var connection = owner(backbone);
                var statement = connection.createStatement()) {
            statement.execute("insert into tenant (id, name) values ('%s', 'Bench')".formatted(tenant));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return of(tenant, backbone, platform);
    }

    private static Town of(UUID tenant, Backbone backbone, Platform platform) {
        var api = PlatformApi.at(platform.address()).with(() -> token(tenant, "bench", "OPERATOR"));
        var broker = Broker.at(backbone.broker().host(), backbone.broker().port());
        return new Town(tenant, api, broker, backbone);
    }

    static String token(UUID tenant, String subject, String role) {
        return TestTokens.named(tenant, subject, Duration.ofHours(1), role);
    }

    static Connection owner(Backbone backbone) throws SQLException {
        return backbone.database().connect(backbone.options().owner());
    }

    /** @return its id */
    String park(boolean free) {
        var code = code("park");
        var park = make(
                "/v1/parks",
                json().put("code", code)
                        .put("name", code)
                        .put("timeZone", "UTC")
                        .put("capacity", 1_000_000));
        if (!free) {
            var tariff =
                    json().put("parkId", park).put("name", "standard").put("effectiveFrom", "2020-01-01T00:00:00Z");
            make("/v1/tariffs", tariff.set("definition", read(TARIFF)));
        }
        return park;
    }

    /** Robots at new lanes of one park each. */
    List<Robot> entriesOfOwnParks(int number) {
        return IntStream.range(0, number)
                .mapToObj(lane -> robot(park(true), Direction.ENTRY))
                .toList();
    }

    Robot robot(String park, Direction direction) {
        var code = code(direction.name());
        var lane = make(
                "/v1/lanes",
                json().put("parkId", park).put("code", code).put("name", code).put("direction", direction.name()));
        var robot =
                make("/v1/robots", json().put("laneId", lane).put("code", code).put("name", code));
        var secret = operator.post("/v1/robots/" + robot + "/secret", json())
                .path("secret")
                .asText();
        var config = RobotConfig.of(code, secret, broker, direction).withGateOpening(GATE);
        return new Robot(config, Network.perfect(), Journal.none()).connect();
    }

    /** @return the id of the lane that it stands at */
    String laneOf(Robot robot) throws SQLException {
        return one("select lane_id::text from robot where code = '%s'"
                .formatted(robot.config().code()));
    }

    /** @return the first column of the first row, as text; null: there is none */
    String one(String query) throws SQLException {
        try (var connection = backbone.database().superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    String make(String path, JsonNode body) {
        return operator.post(path, body).path("id").asText();
    }

    static String code(String of) {
        return "%s-%d-%d".formatted(of.toLowerCase(), ProcessHandle.current().pid(), NUMBERS.incrementAndGet());
    }

    static ObjectNode json() {
        return JSON.createObjectNode();
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException noJson) {
            throw new IllegalArgumentException(text, noJson);
        }
    }
}
