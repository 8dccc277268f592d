package io.gatehouse.lane;

import io.gatehouse.robot.Command;
import io.gatehouse.robot.Transport;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** One way to robots: to those that are reached by the same wire. */
public interface Line {

    Transport transport();

    /**
     * Returns at once.
     *
     * @param device the robot's name on this wire
     */
    void send(Command command, String device);

    /** About no passage; most hardware would not know what to do with it. */
    default void tell(String device, String message, JsonObject payload, Duration expiry) {}
}
