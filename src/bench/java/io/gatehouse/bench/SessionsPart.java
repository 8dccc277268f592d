package io.gatehouse.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;

/** What robots cost the platform that are connected and say how they are, while nothing happens. */
final class SessionsPart {

    private static final Duration AT_LEAST = Duration.ofSeconds(10);
    private static final String SECRET = "bench-secret";

    private final Town town;
    private final Platform platform;
    private final Report report;
    private final BenchOptions options;

    SessionsPart(Town town, Platform platform, BenchOptions options, Report report) {
        this.town = town;
        this.platform = platform;
        this.options = options;
        this.report = report;
    }

    void measure() throws InterruptedException, SQLException {
        for (int sessions : options.sessions()) {
            measure(enrolled(sessions), sessions);
        }
    }

    private void measure(String prefix, int sessions) throws InterruptedException, SQLException {
        var time = options.each().compareTo(AT_LEAST) < 0 ? AT_LEAST : options.each();
        try (var robots = Heartbeats.start(town, prefix, SECRET, sessions)) {
            Thread.sleep(time.toMillis());
            double before = platform.processor();
            double theirs = robots.usage().seconds();
            long begun = System.nanoTime();
            Thread.sleep(time.toMillis());
            double seconds = (System.nanoTime() - begun) / 1e9;
            report.add(
                    "robots connected",
                    Report.text(
                            "%s; %.1f heartbeats/s; %s were heard",
                            robots.connected(),
                            sessions / (double) Heartbeats.EACH_SECONDS,
                            town.one("select count(*) from robot_state where health_at is not null and code like '%s%%'"
                                    .formatted(prefix))),
                    Report.text(
                            "platform: %.2f of a processor, %d MiB; the robots themselves: %.2f, %d MiB",
                            (platform.processor() - before) / seconds,
                            platform.memory(),
                            (robots.usage().seconds() - theirs) / seconds,
                            robots.usage().mebibytes()));
        }
    }

    /** Set up by one statement: over the API ten thousand would take longer than all that is measured. @return the prefix */
    private String enrolled(int number) throws SQLException {
        var prefix = Town.code("session") + "-";
        try (var connection = Town.owner(town.backbone());
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into robot (id, tenant_id, version, code, name, secret_hash, created_at)
                      select uuidv7(), '%s', 0, '%s' || n, 'bench', '%s', now() from generate_series(1, %d) n
                    """
                            .formatted(town.tenant(), prefix, sha256(), number));
        }
        return prefix;
    }

    private static String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
