package io.gatehouse.faults;

import io.gatehouse.faults.Trial.Result;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** {@code mvn -q -Pfaults verify}: every scenario, the checker after each, and a table. */
public final class Faults {
    /** The broker takes {@link System#out} away. */
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** Kept here because a logger that nobody holds forgets its level. Phones without an answer belong to the faults. */
    private static final Logger DRIVERS = Logger.getLogger("io.gatehouse.simulator");

    private Faults() {}

    public static void main(String[] args) {
        DRIVERS.setLevel(Level.WARNING);
        boolean well = false;
        try {
            well = run(Settings.read());
        } catch (Exception e) {
            e.printStackTrace(OUT);
        }
        System.exit(well ? 0 : 1);
    }

    private static boolean run(Settings settings) throws Exception {
        OUT.println("seed " + settings.seed() + " (-Dgatehouse.faults.seed=…)");
        var results = new ArrayList<Result>();
        for (int instances : List.of(1, 2)) {
            var chosen = settings.scenarios().stream()
                    .filter(scenario -> scenario.instances() == instances)
                    .toList();
            if (!chosen.isEmpty()) {
                results.addAll(run(chosen, instances, settings));
            }
        }
        new Report(settings, LIMIT, results).write(OUT);
        return results.stream().allMatch(result -> result.well(LIMIT));
    }

    private static List<Result> run(List<Scenario> chosen, int instances, Settings settings) throws Exception {
        var results = new ArrayList<Result>();
        try (var rig = Rig.start(settings.jar(), instances, settings.seed())) {
            OUT.println(instances + " instances, everything in " + rig.folder());
            for (var scenario : chosen) {
                var trial = new Trial(rig, new Random(settings.seed() + scenario.ordinal()));
                var result = trial.run(scenario, settings.times(scenario));
                OUT.println(result.words() + ": " + Report.seconds(result.recoveries()) + ", " + result.cars()
                        + " cars, " + result.found().size() + " violations");
                result.found().stream().limit(20).forEach(OUT::println);
                results.add(result);
            }
        }
        return results;
    }

    /**
     * How it runs: {@code -Dgatehouse.faults.seed=…}, {@code .kills=…}, {@code .only=DATABASE_SLOW,…}.
     *
     * @param kills of the platform
     */
    record Settings(Path jar, long seed, int kills, List<Scenario> scenarios) {
        static Settings read() {
            var only = text("only", "");
            return new Settings(
                    Path.of(text("application", "target/quarkus-app/quarkus-run.jar"))
                            .toAbsolutePath(),
                    Long.parseLong(text("seed", String.valueOf(System.nanoTime()))),
                    Integer.parseInt(text("kills", String.valueOf(Scenario.PLATFORM_KILLED.times()))),
                    Stream.of(Scenario.values())
                            .filter(scenario ->
                                    only.isEmpty() || List.of(only.split(",")).contains(scenario.name()))
                            .toList());
        }

        /** Maven gives an empty text for what nobody gave it. */
        private static String text(String name, String usual) {
            var given = System.getProperty("gatehouse.faults." + name, "");
            return given.isEmpty() ? usual : given;
        }

        int times(Scenario scenario) {
            return scenario == Scenario.PLATFORM_KILLED ? kills : scenario.times();
        }
    }
}
