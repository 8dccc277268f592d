package io.gatehouse.simulator.traffic;

import io.gatehouse.simulator.PlateReading;
import java.util.Optional;

/** A driver's end of the robot's intercom: what he says when he is asked, and what he is told. */
public final class Plea {
    private final Car car;
    private final Wish wish;
    private volatile Advice advice;

    public Plea(Car car, Wish wish) {
        this.car = car;
        this.wish = wish;
    }

    /** What the plate says, whatever cameras read; empty if there is none. */
    public Optional<String> plate() {
        return car.plate().map(PlateReading::number);
    }

    public String phone() {
        return car.phone();
    }

    public Wish wish() {
        return wish;
    }

    /** The desk says what to do. */
    public void advise(Advice what) {
        advice = what;
    }

    boolean told(Advice what) {
        return advice == what;
    }

    /** What drivers are told to do. */
    public enum Advice {
        /** Scan what the screen shows. */
        SCAN,
        GO_BACK
    }
}
