package io.gatehouse.faults;

import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.wire.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The robots' own networks. */
final class Networks {
    private static final Faults BAD = new Faults(0.1, 0.15, 0.15, Duration.ofMillis(10), Duration.ofMillis(600));

    private Networks() {}

    static void stutter(Rig rig, Random random) throws InterruptedException {
        all(rig, BAD);
        Thread.sleep(20_000);
        all(rig, Faults.NONE);
    }

    private static void all(Rig rig, Faults faults) {
        rig.site().robots().forEach(robot -> robot.network().up(faults).down(faults));
    }

    /** Half of them, each for a while of its own. */
    static void cutOff(Rig rig, Random random) throws InterruptedException {
        List<Robot> cut = rig.site().robots().stream()
                .filter(robot -> random.nextBoolean())
                .toList();
        for (var robot : cut) {
            robot.network().cut();
            Thread.sleep(random.nextInt(800));
        }
        Thread.sleep(4000);
        cut.forEach(robot -> robot.network().restore());
    }

    /** Cars whose arrival was told to nobody who answers are let in by their robots, and told of later, twice. */
    static void leftAlone(Rig rig, Random random) throws Exception {
        rig.instance(0).kill();
        Thread.sleep(1000);
        rig.site().robots().forEach(robot -> robot.network().cut());
        Thread.sleep(6000);
        rig.site().robots().forEach(robot -> robot.network().restore());
        rig.startInstance(0);
    }
}
