package io.gatehouse.bench;

import io.gatehouse.simulator.Robot;
import io.gatehouse.support.Backbone;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Arrivals decided per second, beside what PostgreSQL and the broker could do alone. */
final class ArrivalsPart {

    private static final String PART = "arrivals";
    private static final double[] SHARES = {0.25, 0.5, 0.75};
    /** Half of what PostgreSQL can do alone, on the same processors. */
    private static final double AIM = 0.5;

    private static final double AIM_MILLIS = 20;
    private static final int MOST_CARS = 8;
    private static final int SLOWEST = 12;

    private final BenchOptions options;
    private final Backbone backbone;
    private final Report report;

    ArrivalsPart(BenchOptions options, Backbone backbone, Report report) {
        this.options = options;
        this.backbone = backbone;
        this.report = report;
    }

    void measure(Town town, Platform platform) throws InterruptedException {
        var robots = town.entriesOfOwnParks(options.lanes());
        var arrivals = new Arrivals(robots);
        // until the compiler has seen enough of it
        arrivals.saturated(options.warmUp());
        var costs = Costs.begin(platform, backbone);
        var runs = Runs.of(options.runs(), () -> arrivals.saturated(options.each()), Arrivals.Measured::perSecond);
        var saturated = runs.median();
        report.add("what it costs", "at saturation", costs.told(saturated.perSecond()));
        var limit = DatabaseLog.isReadable(backbone) ? limit(town, robots) : null;
        var echo = Echo.measured(backbone, options.lanes(), options.each());
        report.add(
                PART,
                options.lanes() + " lanes, as many as can be",
                Report.text(
                                "%.0f/s; %s; %d unanswered",
                                saturated.perSecond(), saturated.samples(), saturated.unanswered())
                        + runs.spread("from %.0f/s to %.0f/s", Arrivals.Measured::perSecond),
                limit == null
                        ? "not measured: the log of a given PostgreSQL cannot be read from here"
                        : Report.text("the same SQL alone: %.0f/s, %d failed", limit.perSecond(), limit.failures()),
                limit == null ? "" : Report.text("%.2f, aim ≥ %.2f", saturated.perSecond() / limit.perSecond(), AIM));
        report.add(
                "MQTT echo", options.lanes() + " lanes", Report.text("%.0f/s; %s", echo.perSecond(), echo.samples()));
        for (double share : SHARES) {
            paced(arrivals, share * saturated.perSecond(), Report.text("%.0f %% of that", share * 100), share == AIM);
        }
        if (limit != null) {
            times(arrivals, AIM * saturated.perSecond());
        }
        robots.forEach(Robot::close);
    }

    /** While PostgreSQL writes each of them into its log, which costs it something, too. */
    private void times(Arrivals arrivals, double perSecond) throws InterruptedException {
        var cars = new AtomicInteger();
        var all = StatementTimes.of(
                backbone, () -> cars.set(arrivals.run(perSecond, options.each()).size()));
        double sum =
                all.stream().mapToDouble(each -> each.getValue().milliseconds()).sum();
        report.add(
                "PostgreSQL's time",
                Report.text("%d statements", all.size()),
                Report.text("%.1f ms a car, each waiting for its turn on the processors included", sum / cars.get()));
        all.stream()
                .limit(SLOWEST)
                .forEach(each -> report.add(
                        "PostgreSQL's time",
                        "`" + each.getKey() + "`",
                        each.getValue().told(cars.get())));
    }

    private void paced(Arrivals arrivals, double perSecond, String setting, boolean aimed) throws InterruptedException {
        var stalls = new Stalls();
        var runs = Runs.of(options.runs(), () -> arrivals.paced(perSecond, options.each()), ArrivalsPart::p99);
        stalls.close();
        var measured = runs.median();
        report.add("the generator stood still", setting, stalls.told());
        report.add(
                PART,
                setting,
                Report.text("%.0f/s; %s", measured.perSecond(), measured.samples())
                        + runs.spread("p99 from %.1f to %.1f ms", ArrivalsPart::p99),
                aimed ? Report.text("p99 ≤ %.0f ms", AIM_MILLIS) : "",
                aimed ? (p99(measured) <= AIM_MILLIS ? "met" : "not met") : "");
    }

    private static double p99(Arrivals.Measured measured) {
        return measured.samples().within(0.99);
    }

    private Replay.Measured limit(Town town, List<Robot> robots) throws InterruptedException {
        var scripts = new ArrayList<Script>();
        for (var robot : robots) {
            scripts.add(script(town, robot));
        }
        report.add(
                "one car",
                "what it asks of PostgreSQL",
                Report.text(
                        "%d transactions, %d statements",
                        scripts.get(0).second().size(),
                        Script.shape(scripts.get(0).second()).size()));
        var measured = Replay.measured(backbone, scripts, options.warmUp().dividedBy(3), options.each());
        if (measured.failure() != null) {
            report.add("the same SQL alone", "a failure", measured.failure().getMessage());
        }
        return measured;
    }

    /** Cars of the same lane ask the same, but for what happens at odd moments: then another one is taken. */
    private Script script(Town town, Robot robot) throws InterruptedException {
        var cars = new ArrayList<List<List<Recording.Statement>>>();
        while (cars.size() < MOST_CARS) {
            var car = Recording.of(backbone, town.tenant(), () -> Arrivals.car(robot));
            for (var before : cars) {
                if (Script.shape(before).equals(Script.shape(car))) {
                    return new Script(before, car);
                }
            }
            cars.add(car);
        }
        throw new IllegalStateException("no two cars of " + MOST_CARS + " asked the same");
    }
}
