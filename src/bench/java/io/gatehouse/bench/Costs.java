package io.gatehouse.bench;

import io.gatehouse.support.Backbone;
import java.sql.SQLException;

/** Who used the processors while something was measured. */
final class Costs {

    private final Platform platform;
    private final Backbone backbone;
    private final double[] before;
    private final long begun = System.nanoTime();

    private Costs(Platform platform, Backbone backbone) {
        this.platform = platform;
        this.backbone = backbone;
        this.before = now();
    }

    static Costs begin(Platform platform, Backbone backbone) {
        return new Costs(platform, backbone);
    }

    private double[] now() {
        return new double[] {
            platform.processor(), postgres(), Usage.ofThisProcess().seconds()
        };
    }

    /**
     * All of its processes that have a session or work behind; what one had used that has ended is left out. Not known of a
     * server that was given: its processes may be those of another machine.
     */
    private double postgres() {
        if (!DatabaseLog.isReadable(backbone)) {
            return Double.NaN;
        }
        try (var connection = backbone.database().superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select pid from pg_stat_activity")) {
            double seconds = 0;
            while (rows.next()) {
                seconds += ProcessHandle.of(rows.getLong(1))
                        .map(process -> Usage.of(process).seconds())
                        .orElse(0.0);
            }
            return seconds;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String told(double perSecond) {
        var after = now();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double database = (after[1] - before[1]) / seconds;
        return Report.text(
                "of a processor: platform %.2f, PostgreSQL %s, robots and broker %.2f; platform %.1f ms a car",
                (after[0] - before[0]) / seconds,
                Double.isNaN(database) ? "not known" : Report.text("%.2f", database),
                (after[2] - before[2]) / seconds,
                (after[0] - before[0]) / seconds / perSecond * 1e3);
    }
}
