package io.gatehouse.lane;

import io.gatehouse.lane.LaneSetups.Home;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.Transport;
import io.quarkus.arc.All;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Which wire leads to which robot. None leads to a controller that speaks HTTP: it fetches its commands, and the database
 * wakes it (V65).
 */
@ApplicationScoped
public class Lines implements Downlink {

    private static final Logger LOG = Logger.getLogger(Lines.class);

    private final LaneSetups setups;
    private final Map<Transport, Line> lines;

    Lines(LaneSetups setups, @All List<Line> all) {
        this.setups = setups;
        this.lines = all.stream().collect(Collectors.toMap(Line::transport, Function.identity()));
    }

    @Override
    public void send(List<Command> commands) {
        commands.forEach(command -> at(command.robotCode(), (line, device) -> line.send(command, device)));
    }

    @Override
    public void tell(String robot, String message, JsonObject payload, Duration expiry) {
        at(robot, (line, device) -> line.tell(device, message, payload, expiry));
    }

    /** Where a robot stands is in memory while its lane is busy: then this is done when it returns. */
    private void at(String robot, BiConsumer<Line, String> use) {
        setups.homeOf(robot)
                .subscribe()
                .with(
                        home -> line(home).ifPresent(line -> use.accept(line, device(robot, home))),
                        failure -> LOG.warnf("Robot %s is not reached now: %s", robot, failure.getMessage()));
    }

    private Optional<Line> line(Optional<Home> home) {
        return Optional.ofNullable(lines.get(home.map(Home::transport).orElse(Transport.MQTT)));
    }

    private static String device(String robot, Optional<Home> home) {
        return home.map(Home::device).orElse(robot);
    }
}
