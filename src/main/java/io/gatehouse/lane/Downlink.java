package io.gatehouse.lane;

import io.gatehouse.robot.Command;
import java.util.List;

/** The way to the robots. Commands go down it after the commit that granted them, in their order. */
public interface Downlink {

    /** Returns at once; what cannot be sent now is found unsent by {@link LaneJob}, while its deadline holds. */
    void send(List<Command> commands);
}
