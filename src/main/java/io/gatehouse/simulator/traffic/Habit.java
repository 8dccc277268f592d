package io.gatehouse.simulator.traffic;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** What a driver of random traffic does at a lane. */
enum Habit {
    // spotless:off
    COMPLIES    (80, s -> List.of(s.driver.comply(s.lane))),
    BACKS_OUT   ( 3, s -> List.of(s.driver.waitAndBackOut(s.lane, Duration.ofSeconds(2)))),
    COMES_TWICE ( 4, s -> s.driver.arriveTwice(s.lane)),
    IS_TAILGATED( 2, s -> s.driver.letTailgate(s.behind, s.lane)),
    CHANGES_LANE( 3, s -> s.driver.leaveByAnotherLane(s.lane, s.other)),
    IS_MISREAD  ( 6, s -> List.of(s.driver.isMisread(s.lane))),
    GATE_STICKS ( 2, s -> List.of(s.driver.findsGateStuck(s.lane)));
    // spotless:on

    private final int percent;
    private final Function<Scene, List<Passing>> behaviour;

    Habit(int percent, Function<Scene, List<Passing>> behaviour) {
        this.percent = percent;
        this.behaviour = behaviour;
    }

    List<Passing> drive(Scene scene) {
        return behaviour.apply(scene);
    }

    static Habit draw(Random random) {
        int left = random.nextInt(100);
        for (var habit : values()) {
            left -= habit.percent;
            if (left < 0) {
                return habit;
            }
        }
        return COMPLIES;
    }

    /** Who is where: a driver at a lane, another lane of the same direction, and the next driver in the queue. */
    record Scene(Driver driver, Lane lane, Lane other, Driver behind) {}
}
