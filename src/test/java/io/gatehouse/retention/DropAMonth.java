package io.gatehouse.retention;

import io.gatehouse.support.Backbone;
import io.gatehouse.support.BackboneOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Drops months of a log of millions of rows, and the openings and passages of one, while cars arrive and somebody reads the
 * whole log for seconds on end; prints how long a car waited, with and without. For contrast, the same with the statement that
 * everybody knows. A third argument names a folder to keep the database in, and to find it in again.
 *
 * <pre>mvn -q -B test-compile exec:java -Dexec.mainClass=io.gatehouse.retention.DropAMonth -Dexec.args="5000000 15"</pre>
 */
public final class DropAMonth {

    private static final int LANES = 6;
    private static final int BATCH = 500;
    private static final Duration READS = Duration.ofSeconds(3);

    private final City city;
    private final Duration phase;

    private DropAMonth(City city, Duration phase) {
        this.city = city;
        this.phase = phase;
    }

    /** What a phase does besides the cars; answers what it dropped. */
    private interface Dropping {
        String drop(Connection by) throws SQLException, InterruptedException;
    }

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        var folder = arguments.length > 2 ? Path.of(arguments[2]) : Files.createTempDirectory("drop-a-month");
        try (var backbone = Backbone.start(BackboneOptions.keptIn(folder))) {
            var began = System.nanoTime();
            var city = City.built(backbone, rows, LANES);
            say(
                    "%,d events of %d months, %,d cars in the oldest; made in %d s, %s",
                    rows,
                    City.MONTHS,
                    rows / 100,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
                    Instant.now());
            new DropAMonth(city, Duration.ofSeconds(seconds)).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        say(
                "%-44s %8s %8s %8s %9s %7s  %s",
                "", "commits", "p50 ms", "p99 ms", "longest", "waited", "strong locks seen");
        phase("warm-up", false, by -> "");
        phase("cars alone", false, by -> "");
        phase("cars, a reader of the whole log", true, by -> "");
        phase("…, months of the log are dropped", true, this::dropMonths);
        phase("…, their empty tables are taken away", true, this::takeAway);
        phase("…, a month of openings and cars is dropped", true, this::dropCars);
        phase("…, DETACH PARTITION instead, for contrast", true, this::detach);
    }

    private void phase(String name, boolean read, Dropping dropping) throws Exception {
        try (var by = name.contains("table") || name.contains("DETACH") ? city.owner() : city.platform();
                var reader = new LongReader(city, read ? READS : null)) {
            String dropped;
            int waited;
            Set<String> held;
            List<Long> took;
            try (var cars = new Arrivals(city)) {
                var until = Instant.now().plus(phase);
                try (var waits = new LockWaits(city, pid(by))) {
                    TimeUnit.SECONDS.sleep(1);
                    dropped = dropping.drop(by);
                    while (Instant.now().isBefore(until)) {
                        TimeUnit.MILLISECONDS.sleep(20);
                    }
                    waited = waits.waiting();
                    held = waits.held();
                }
                took = cars.taken();
            }
            say(
                    "%-44s %8d %8.1f %8.1f %9.1f %7d  %s",
                    name, took.size(), at(took, 0.5), at(took, 0.99), at(took, 1), waited, held);
            if (!dropped.isEmpty()) {
                say("    %s", dropped);
            }
        }
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share))) / 1000.0;
    }

    private static int pid(Connection connection) throws SQLException {
        return Integer.parseInt(read(connection, "select pg_backend_pid()"));
    }

    /** As the job does, again and again while somebody reads. */
    private String dropMonths(Connection by) throws SQLException, InterruptedException {
        long before = Long.parseLong(read(by, "select pg_database_size(current_database())"));
        int tries = 0;
        long longest = 0;
        String month;
        int months = 0;
        while ((month = read(by, "select min(m)::text from event_months_over() m")) != null && months < 3) {
            long began = System.nanoTime();
            tries++;
            months += read(by, "select drop_event_month('" + month + "')").equals("t") ? 1 : 0;
            longest = Math.max(longest, (System.nanoTime() - began) / 1_000_000);
            TimeUnit.MILLISECONDS.sleep(200);
        }
        long freed = before - Long.parseLong(read(by, "select pg_database_size(current_database())"));
        return "%d months in %d tries, the longest %d ms; %,d MB given back"
                .formatted(months, tries, longest, freed >> 20);
    }

    /** As the owner's job does. */
    private String takeAway(Connection by) throws SQLException {
        long began = System.nanoTime();
        int tables = 0;
        String partition;
        while ((partition = read(by, "select min(partition) from event_month where emptied_at is not null")) != null) {
            try (var statement = by.createStatement()) {
                statement.execute("alter table event detach partition " + partition + " concurrently");
                statement.execute("drop table " + partition);
                statement.execute("delete from event_month where partition = '" + partition + "'");
            }
            tables++;
        }
        return "%d tables detached concurrently and dropped in %,d ms"
                .formatted(tables, (System.nanoTime() - began) / 1_000_000);
    }

    private String dropCars(Connection by) throws SQLException {
        long began = System.nanoTime();
        var sealed = read(by, "select seal_opening_period('" + city.park() + "')");
        long sealing = (System.nanoTime() - began) / 1_000_000;
        int openings = 0;
        for (int gone = BATCH; gone > 0; openings += gone) {
            gone = Integer.parseInt(read(by, "select forget_openings('" + city.park() + "', " + BATCH + ")"));
        }
        var nobody = new UUID(0, 0).toString();
        for (var after = nobody; after != null; ) {
            after = read(by, "select forget_passages('%s', '%s', %d)".formatted(city.tenant(), after, BATCH));
        }
        return "%s in %d ms; then %,d openings and seals and their passages in %,d ms"
                .formatted(sealed, sealing, openings, (System.nanoTime() - began) / 1_000_000);
    }

    private String detach(Connection by) throws SQLException {
        var partition = read(
                by,
                "select partition from event_month where emptied_at is null and month > '-infinity'"
                        + " order by month limit 1");
        long began = System.nanoTime();
        try (var statement = by.createStatement()) {
            statement.execute("alter table event detach partition " + partition);
        }
        return "%s was detached after %,d ms".formatted(partition, (System.nanoTime() - began) / 1_000_000);
    }

    private static String read(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
