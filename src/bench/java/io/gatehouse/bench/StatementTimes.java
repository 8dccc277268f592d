package io.gatehouse.bench;

import io.gatehouse.support.Backbone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where PostgreSQL's time goes: what its log says of each step of each statement of the platform. */
final class StatementTimes {

    private static final Pattern LINE = Pattern.compile(
            "(?m)^\\d+ (\\S+)\\|LOG: {2}duration: ([0-9.]+) ms {2}(parse|bind|execute|statement)[^:]*: ((?:.*)(?:\\n\\t.*)*)");

    private static final int SHORT = 90;

    /** A statement's times, in milliseconds: to be planned (parse and bind) and to be done. */
    static final class Times {
        private double planned;
        private double done;
        private int times;

        double sum() {
            return planned + done;
        }

        double planned() {
            return planned;
        }

        double done() {
            return done;
        }

        int times() {
            return times;
        }
    }

    /** What takes time while it is measured. */
    interface Work {
        void run() throws InterruptedException;
    }

    private StatementTimes() {}

    /** By the beginning of the statement, the most expensive first. */
    static List<Map.Entry<String, Times>> of(Backbone backbone, Work work) throws InterruptedException {
        try (var connection = backbone.database().superuser();
                var statement = connection.createStatement()) {
            statement.execute("alter system set log_line_prefix = '%p %u|'");
            statement.execute("alter system set log_min_duration_statement = 0");
            statement.execute("alter system set log_parameter_max_length = 0");
            statement.execute("select pg_reload_conf(), pg_sleep(0.3)");
            long from = Files.size(backbone.databaseLog());
            work.run();
            statement.execute("alter system reset log_min_duration_statement");
            statement.execute("alter system reset log_parameter_max_length");
            statement.execute("select pg_reload_conf(), pg_sleep(0.3)");
            var log = Files.readAllBytes(backbone.databaseLog());
            return summed(
                    new String(log, (int) from, (int) (log.length - from), StandardCharsets.UTF_8),
                    backbone.options().app().name());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Map.Entry<String, Times>> summed(String log, String user) {
        var all = new LinkedHashMap<String, Times>();
        var found = LINE.matcher(log);
        while (found.find()) {
            if (found.group(1).equals(user)) {
                var times = all.computeIfAbsent(beginning(found.group(4)), sql -> new Times());
                double took = Double.parseDouble(found.group(2));
                if (found.group(3).equals("parse") || found.group(3).equals("bind")) {
                    times.planned += took;
                } else {
                    times.done += took;
                    times.times++;
                }
            }
        }
        return all.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().sum()))
                .toList();
    }

    private static String beginning(String sql) {
        var flat = sql.strip().replaceAll("\\s+", " ").replace('|', '¦');
        return flat.length() > SHORT ? flat.substring(0, SHORT) + "…" : flat;
    }
}
