package io.gatehouse.bench;

import io.gatehouse.simulator.desk.HelpLoad;

/** What a driver who needs help waits for. */
final class DeskPart {

    private static final int ROUNDS = 150;
    private static final double AIM_MILLIS = 50;

    private DeskPart() {}

    static void measure(Town town, Platform platform, Report report, int runs, String setting)
            throws InterruptedException {
        var all = Runs.of(runs, () -> once(town, platform), DeskPart::opened);
        var measured = all.median();
        report.add(
                "button to call.offered",
                setting,
                Samples.of(measured.untilOffered()).toString());
        report.add(
                "opening by the desk",
                setting,
                Samples.of(measured.untilOpen()) + ", request to the robot's receipt"
                        + all.spread("p99 from %.1f to %.1f ms", DeskPart::opened),
                Report.text("p99 ≤ %.0f ms", AIM_MILLIS),
                opened(measured) <= AIM_MILLIS ? "met" : "not met");
    }

    private static double opened(HelpLoad.Measured measured) {
        return Samples.of(measured.untilOpen()).within(0.99);
    }

    private static HelpLoad.Measured once(Town town, Platform platform) throws InterruptedException {
        var subject = Town.code("agent");
        return HelpLoad.measure(
                platform.address(),
                () -> Town.token(town.tenant(), "bench", "OPERATOR"),
                () -> Town.token(town.tenant(), subject, "AGENT"),
                subject,
                town.broker(),
                ROUNDS);
    }
}
