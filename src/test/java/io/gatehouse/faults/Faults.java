package io.gatehouse.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** {@code mvn -q -Pfaults verify}. */
public final class Faults {
    private static final java.io.PrintStream OUT = new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, java.nio.charset.StandardCharsets.UTF_8);
    public static void main(String[] args) {
        try { run(); } catch (Exception e) { e.printStackTrace(OUT); }
        System.exit(0);
    }
    private static void run() throws Exception {
        long seed = Long.getLong("gatehouse.faults.seed", System.nanoTime());
        int kills = Integer.getInteger("gatehouse.faults.kills", 50);
        var random = new Random(seed);
        OUT.println("seed " + seed);
        try (var rig = Rig.start(Path.of("target/quarkus-app/quarkus-run.jar"), 1, seed)) {
            OUT.println(rig.folder());
            var rush = rig.rush(seed);
            for (int kill = 0; kill < kills; kill++) {
                Thread.sleep(1000 + random.nextInt(3000));
                rig.instance(0).kill();
                rig.startInstance(0);
                OUT.println("live after " + rig.untilLive().toMillis() + " ms");
            }
            rush.stop();
            OUT.println(rush.through() + " through");
            var found = rig.settled(Duration.ofSeconds(45));
            found.forEach(OUT::println);
            OUT.println(rig.cars() + " cars, " + found.size() + " violations");
        }
    }
}
