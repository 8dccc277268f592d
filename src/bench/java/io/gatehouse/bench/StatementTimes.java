package io.gatehouse.bench;

import io.gatehouse.support.Backbone;
import java.util.ArrayList;
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

    /** A statement's times: to be planned (parse and bind) and to be done. */
    record Times(List<Long> planned, List<Long> done) {

        double milliseconds() {
            return sum(planned) + sum(done);
        }

        private static double sum(List<Long> nanos) {
            return nanos.stream().mapToLong(Long::longValue).sum() / 1e6;
        }

        String told(int cars) {
            var each = Samples.of(done);
            return Report.text(
                    "%.2f ms a car: %.1f times, planned %.2f, done %.2f; once p50 %.2f, p99 %.1f, longest %.1f ms",
                    milliseconds() / cars,
                    done.size() / (double) cars,
                    sum(planned) / cars,
                    sum(done) / cars,
                    each.within(0.5),
                    each.within(0.99),
                    each.within(1));
        }
    }

    private StatementTimes() {}

    /** By the beginning of the statement, the most expensive first. */
    static List<Map.Entry<String, Times>> of(Backbone backbone, DatabaseLog.Work work) throws InterruptedException {
        var each = Map.of("log_min_duration_statement", "0", "log_parameter_max_length", "0");
        return summed(
                DatabaseLog.during(backbone, each, work),
                backbone.options().app().name());
    }

    private static List<Map.Entry<String, Times>> summed(String log, String user) {
        var all = new LinkedHashMap<String, Times>();
        var found = LINE.matcher(log);
        while (found.find()) {
            if (found.group(1).equals(user)) {
                var times = all.computeIfAbsent(
                        beginning(found.group(4)), sql -> new Times(new ArrayList<>(), new ArrayList<>()));
                boolean plans = found.group(3).equals("parse") || found.group(3).equals("bind");
                (plans ? times.planned() : times.done()).add((long) (Double.parseDouble(found.group(2)) * 1e6));
            }
        }
        return all.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().milliseconds()))
                .toList();
    }

    private static String beginning(String sql) {
        var flat = sql.strip().replaceAll("\\s+", " ").replace('|', '¦');
        return flat.length() > SHORT ? flat.substring(0, SHORT) + "…" : flat;
    }
}
