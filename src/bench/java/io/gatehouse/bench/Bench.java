package io.gatehouse.bench;

import io.gatehouse.simulator.Robot;
import io.gatehouse.support.Backbone;
import io.gatehouse.support.BackboneOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;

/** Everything that is measured, one part after the other, with an embedded database (durable) and broker. */
public final class Bench {

    private static final String RECORDED = "-XX:StartFlightRecording=settings=profile";

    private final BenchOptions options;
    private final Backbone backbone;
    private final Report report;
    private final Path folder;
    private boolean failed;

    private Bench(BenchOptions options, Backbone backbone, Report report, Path folder) {
        this.options = options;
        this.backbone = backbone;
        this.report = report;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        var options = BenchOptions.read();
        var folder = Files.createTempDirectory("gatehouse-bench");
        boolean well = false;
        var kept = BackboneOptions.keptIn(folder.resolve("backbone"));
        try (var backbone = Backbone.start(kept, options.database(), options.broker())) {
            var report = new Report(System.out, backbone, options.broker());
            var bench = new Bench(options, backbone, report, folder);
            bench.run();
            report.write(options.into());
            well = !bench.failed;
        } catch (Exception | Error wrong) {
            // told here: threads of the broker would keep the process alive without a word
            wrong.printStackTrace(System.out);
        }
        delete(folder);
        System.exit(well ? 0 : 1);
    }

    private void run() throws InterruptedException, SQLException {
        try (var platform = started("empty database")) {
            var town = Town.made(backbone, platform);
            // spotless:off
            part("arrivals",  () -> new ArrivalsPart(options, backbone, report).measure(town, platform));
            part("instances", () -> instances(town, platform));
            part("stays",     () -> StaysPart.measure(town, options, report));
            part("desk",      () -> DeskPart.measure(town, platform, report, options.runs(), "nothing else going on"));
            part("quotes",    () -> QuotesPart.measure(report));
            part("reads",     () -> new ReadsPart(town, options, report).measure(town.park(true), "nothing of the past"));
            part("webhooks",  () -> WebhooksPart.measure(town, options, report));
            part("sessions",  () -> new SessionsPart(town, platform, options, report).measure());
            part("growth",    () -> new GrowthPart(town, options, report).measure(platform));
            // spotless:on
        }
        part("profile", this::profile);
        part("growth", () -> started("with all of the past").close());
    }

    /** Arrivals once more, recorded: where the platform's time goes. */
    private void profile() throws InterruptedException, IOException {
        try (var platform = Platform.start(options.application(), backbone, folder, RECORDED)) {
            var robots = Town.made(backbone, platform).entriesOfOwnParks(options.lanes());
            var arrivals = new Arrivals(robots);
            arrivals.saturated(options.warmUp());
            var measured = arrivals.saturated(options.each());
            var recording = Files.createDirectories(options.into()).resolve("platform.jfr");
            platform.record(options.each(), recording);
            report.add(
                    "the platform's time",
                    Report.text("%.0f arrivals/s, %s", measured.perSecond(), recording.getFileName()),
                    PlatformTimes.told(recording));
            robots.forEach(Robot::close);
        }
    }

    private interface Part {
        void measure() throws InterruptedException, SQLException, IOException;
    }

    /** One that fails does not take the others' figures away, but the whole has failed. */
    private void part(String name, Part part) throws InterruptedException {
        if (!options.only().contains(name)) {
            return;
        }
        try {
            part.measure();
        } catch (RuntimeException | SQLException | IOException | Error wrong) {
            failed = true;
            report.add(name, "failed", String.valueOf(wrong));
        }
    }

    private Platform started(String setting) throws InterruptedException {
        var platform = Platform.start(options.application(), backbone, folder);
        report.add(
                "start",
                setting,
                Report.text("%.1f s, %d MiB", platform.started().toMillis() / 1e3, platform.memory()));
        return platform;
    }

    /** The same lanes with a second process beside the first, on the same processors. */
    private void instances(Town town, Platform one) throws InterruptedException {
        var robots = town.entriesOfOwnParks(options.lanes());
        var lanes = options.lanes() + " lanes, same processors";
        var arrivals = new Arrivals(robots);
        arrivals.saturated(options.warmUp());
        var alone = arrivals.saturated(options.each());
        report.add("arrivals, one instance", lanes, Report.text("%.0f/s; %s", alone.perSecond(), alone.samples()));
        try (var other = started("a second instance")) {
            arrivals.saturated(options.warmUp());
            var both = arrivals.saturated(options.each());
            report.add(
                    "arrivals, two instances",
                    lanes,
                    Report.text("%.0f/s; %s", both.perSecond(), both.samples()),
                    "one instance",
                    Report.text("%.2f", both.perSecond() / alone.perSecond()));
            report.add(
                    "two instances",
                    "processor seconds so far",
                    Report.text("first %.0f, second %.0f", one.processor(), other.processor()));
        }
        robots.forEach(Robot::close);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
