package io.gatehouse.simulator.traffic;

import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.Robot;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A lane of a park, with the robot that stands there. One car at a time is in it; the others queue. */
public final class Lane {
    private final String park;
    private final String name;
    private final Robot robot;
    private final ReentrantLock loop = new ReentrantLock(true);
    private volatile Plea plea;

    public Lane(String park, String name, Robot robot) {
        this.park = park;
        this.name = name;
        this.robot = robot;
    }

    public String park() {
        return park;
    }

    public String name() {
        return name;
    }

    public Robot robot() {
        return robot;
    }

    public Direction direction() {
        return robot.config().direction();
    }

    /** Waits in the queue until it is one's turn. */
    public void enter() {
        loop.lock();
    }

    public void leave() {
        loop.unlock();
    }

    /** Whoever sits before the intercom. */
    public Optional<Plea> plea() {
        return Optional.ofNullable(plea);
    }

    /** Null: nobody does any more. */
    public void speaks(Plea driverOrNull) {
        plea = driverOrNull;
    }
}
