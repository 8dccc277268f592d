package io.gatehouse.support;

import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.RobotConfig;
import io.gatehouse.simulator.wire.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Robots that speak the real protocol at a test's lanes, with gates that open at once. */
public final class TestRobots implements AutoCloseable {

    private final List<Robot> connected = new ArrayList<>();

    /** A robot with a secret of its own, connected. */
    public Robot at(TestLane lane) {
        var embedded = BackboneResource.backbone().broker();
        var broker = Broker.at(embedded.host(), embedded.port());
        var config = RobotConfig.of(lane.robot(), lane.secret(), broker, Direction.valueOf(lane.direction()))
                .withGateOpening(Duration.ofMillis(10));
        var robot = new Robot(config);
        connected.add(robot);
        return robot.connect();
    }

    @Override
    public void close() {
        connected.forEach(Robot::close);
    }
}
