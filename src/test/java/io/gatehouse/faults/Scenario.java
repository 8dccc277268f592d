package io.gatehouse.faults;

import io.gatehouse.support.Proxy;
import java.time.Duration;
import java.util.Random;

/** What breaks, how often, and how many instances of the platform there are. */
enum Scenario {
    // spotless:off
    PLATFORM_KILLED       ("the platform is killed and started again", 1, 50, Scenario::killed),
    DATABASE_STOPPED      ("PostgreSQL is stopped and started", 1, 2, (rig, random) -> databaseAway(rig, true)),
    DATABASE_CRASHED      ("PostgreSQL falls down and recovers", 1, 2, (rig, random) -> databaseAway(rig, false)),
    DATABASE_FROZEN       ("PostgreSQL stands still for 8 s", 1, 2, Scenario::databaseFrozen),
    DATABASE_SLOW         ("PostgreSQL is slow: 100 ms each way for 15 s", 1, 1, (rig, random) -> slow(rig.toDatabase())),
    DATABASE_REFUSES      ("PostgreSQL refuses connections for 8 s", 1, 2, (rig, random) -> refuse(rig.toDatabase())),
    BROKER_STOPPED        ("the broker is stopped and started", 1, 2, Scenario::brokerAway),
    BROKER_SLOW           ("the broker is slow: 100 ms each way for 15 s", 1, 1, (rig, random) -> slow(rig.toBroker())),
    BROKER_REFUSES        ("the broker refuses the platform for 8 s", 1, 2, (rig, random) -> refuse(rig.toBroker())),
    ROBOTS_STUTTER        ("robots drop, repeat and reorder messages for 20 s", 1, 1, Networks::stutter),
    ROBOTS_CUT_OFF        ("robots are cut off for some seconds", 1, 3, Networks::cutOff),
    ROBOTS_LEFT_ALONE     ("the platform is killed, then robots are cut off", 1, 2, Networks::leftAlone),
    EVIDENCE_FULL         ("no photo can be kept for 8 s", 1, 1, Photos::full),
    ONE_OF_TWO_KILLED     ("one of two instances is killed and started again", 2, 3, Scenario::killed),
    ONE_OF_TWO_FROZEN     ("one of two instances stands still for 40 s", 2, 2, Scenario::frozen);
    // spotless:on

    private final String words;
    private final int instances;
    private final int times;
    private final Fault fault;

    Scenario(String words, int instances, int times, Fault fault) {
        this.words = words;
        this.instances = instances;
        this.times = times;
        this.fault = fault;
    }

    String words() {
        return words;
    }

    int instances() {
        return instances;
    }

    int times() {
        return times;
    }

    Fault fault() {
        return fault;
    }

    private static void killed(Rig rig, Random random) throws Exception {
        int which = random.nextInt(rig.instances());
        rig.instance(which).kill();
        rig.startInstance(which);
    }

    private static void frozen(Rig rig, Random random) throws Exception {
        var instance = rig.instance(random.nextInt(rig.instances()));
        instance.freeze();
        long thawed = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (System.nanoTime() < thawed) {
            rig.meanwhile().add(rig.untilLive());
            Thread.sleep(500);
        }
        instance.thaw();
    }

    private static void databaseAway(Rig rig, boolean orderly) throws Exception {
        rig.backbone().database().stop(orderly);
        Thread.sleep(3000);
        rig.backbone().database().start();
    }

    private static void databaseFrozen(Rig rig, Random random) throws Exception {
        rig.backbone().database().freeze();
        Thread.sleep(8000);
        rig.backbone().database().thaw();
    }

    private static void brokerAway(Rig rig, Random random) throws Exception {
        rig.backbone().broker().stop();
        Thread.sleep(3000);
        rig.backbone().broker().start();
    }

    private static void slow(Proxy proxy) throws Exception {
        proxy.delay(Duration.ofMillis(100));
        Thread.sleep(15_000);
        proxy.delay(Duration.ZERO);
    }

    private static void refuse(Proxy proxy) throws Exception {
        proxy.refuse();
        Thread.sleep(8000);
        proxy.accept();
    }
}
