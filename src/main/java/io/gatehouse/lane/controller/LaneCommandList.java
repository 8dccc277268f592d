package io.gatehouse.lane.controller;

import io.gatehouse.robot.Command;
import java.util.List;

/** In the order in which they are to be done. */
public record LaneCommandList(List<LaneCommandView> data) {

    static LaneCommandList of(List<Command> commands) {
        return new LaneCommandList(commands.stream().map(LaneCommandView::of).toList());
    }
}
