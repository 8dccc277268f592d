package io.gatehouse.lane;

import io.gatehouse.robot.Command;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** The way to the robots. Commands go down it after the commit that granted them, in their order. */
public interface Downlink {

    /** Returns at once; what cannot be sent now is found unsent by {@link LaneJob}, while its deadline holds. */
    void send(List<Command> commands);

    /** To a robot, about no passage: {@code policy}, {@code problem}. */
    void tell(String robot, String message, JsonObject payload, Duration expiry);
}
