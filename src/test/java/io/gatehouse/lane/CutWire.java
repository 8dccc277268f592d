package io.gatehouse.lane;

import io.gatehouse.robot.Command;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Stands where the wire to the broker begins. A test may cut it there and take what the platform sends. */
@Decorator
@Priority(1)
class CutWire implements Downlink {

    static final AtomicReference<Downlink> TAKEN_BY = new AtomicReference<>();

    @Inject
    @Delegate
    Downlink broker;

    @Override
    public void send(List<Command> commands) {
        end().send(commands);
    }

    @Override
    public void tell(String robot, String message, JsonObject payload, Duration expiry) {
        end().tell(robot, message, payload, expiry);
    }

    private Downlink end() {
        var taker = TAKEN_BY.get();
        return taker == null ? broker : taker;
    }
}
