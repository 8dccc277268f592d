package io.gatehouse.bench;

import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.Robot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The same again with more and more of the past: nothing may grow with it. */
final class GrowthPart {

    private static final int LIVE = 100_000;
    private static final int LANES = 8;

    private final Town town;
    private final BenchOptions options;
    private final Report report;
    private final List<Double> perSecond = new ArrayList<>();

    GrowthPart(Town town, BenchOptions options, Report report) {
        this.town = town;
        this.options = options;
        this.report = report;
    }

    /** All of it in one park: the worst that can be. */
    void measure(Platform platform) throws InterruptedException, SQLException {
        var park = town.park(true);
        var robots = IntStream.range(0, LANES)
                .mapToObj(lane -> town.robot(park, Direction.ENTRY))
                .toList();
        var history = new History(town, park, town.laneOf(robots.get(0)));
        var arrivals = new Arrivals(robots);
        arrivals.saturated(options.each());
        for (int past : options.history()) {
            history.reach(past);
            if (perSecond.isEmpty()) {
                history.live(LIVE);
            }
            measure(platform, arrivals, park, Report.text("%,d past, %,d live", past, LIVE));
        }
        robots.forEach(Robot::close);
    }

    private void measure(Platform platform, Arrivals arrivals, String park, String setting)
            throws InterruptedException, SQLException {
        var runs = Runs.of(options.runs(), () -> arrivals.saturated(options.each()), Arrivals.Measured::perSecond);
        var measured = runs.median();
        perSecond.add(measured.perSecond());
        report.add(
                "arrivals, " + LANES + " lanes of one park",
                setting,
                Report.text("%.0f/s; %s; platform %d MiB", measured.perSecond(), measured.samples(), platform.memory())
                        + runs.spread("from %.0f/s to %.0f/s", Arrivals.Measured::perSecond),
                "the first of these",
                Report.text("%.2f", measured.perSecond() / perSecond.get(0)));
        DeskPart.measure(town, platform, report, options.runs(), setting);
        new ReadsPart(town, options, report).measure(park, setting);
    }
}
