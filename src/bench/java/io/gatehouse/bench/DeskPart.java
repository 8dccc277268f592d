package io.gatehouse.bench;

import io.gatehouse.simulator.desk.HelpLoad;

/** What a driver who needs help waits for. */
final class DeskPart {

    private static final int ROUNDS = 300;
    private static final double AIM_MILLIS = 50;

    private DeskPart() {}

    static void measure(Town town, Platform platform, Report report, String setting) throws InterruptedException {
        var subject = Town.code("agent");
        var measured = HelpLoad.measure(
                platform.address(),
                () -> Town.token(town.tenant(), "bench", "OPERATOR"),
                () -> Town.token(town.tenant(), subject, "AGENT"),
                subject,
                town.broker(),
                ROUNDS);
        report.add(
                "button to call.offered",
                setting,
                Samples.of(measured.untilOffered()).toString());
        var opening = Samples.of(measured.untilOpen());
        report.add(
                "opening by the desk",
                setting,
                opening + ", request to the robot's receipt",
                Report.text("p99 ≤ %.0f ms", AIM_MILLIS),
                opening.within(0.99) <= AIM_MILLIS ? "met" : "not met");
    }
}
