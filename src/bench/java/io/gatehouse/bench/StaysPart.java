package io.gatehouse.bench;

import io.gatehouse.order.wechat.FeeQuestions;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Whole stays: a car enters, asks what it owes, pays from inside, and leaves. */
final class StaysPart {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The sandbox pays by a job that runs each second: enough cars are inside that this is no limit. */
    private static final int CARS_PER_LANE = 8;

    private static final int ASKING = 4;
    /** What the parking service waits, domain/money.md. */
    private static final double FEE_ANSWER_MILLIS = 3_000;

    private final Town town;
    private final String park;
    private final BlockingQueue<Robot> entries;
    private final BlockingQueue<Robot> exits;
    private final AtomicInteger plates = new AtomicInteger();

    private StaysPart(Town town, int lanes) {
        this.town = town;
        park = town.park(false);
        entries = new ArrayBlockingQueue<>(lanes);
        exits = new ArrayBlockingQueue<>(lanes);
        for (int lane = 0; lane < lanes; lane++) {
            entries.add(town.robot(park, Direction.ENTRY));
            exits.add(town.robot(park, Direction.EXIT));
        }
    }

    static void measure(Town town, BenchOptions options, Report report) throws InterruptedException {
        int lanes = Math.max(1, options.lanes() / 4);
        var part = new StaysPart(town, lanes);
        var measured = Workers.measure(lanes * CARS_PER_LANE, options.each(), car -> part.stay());
        report.add(
                "whole stays",
                Report.text("%d entries, %d exits, %d cars at a time", lanes, lanes, lanes * CARS_PER_LANE),
                Report.text("%.1f cars/s, %d failed", measured.perSecond(), measured.failures()));
        if (measured.failed() != null) {
            report.add("whole stays", "a failure", measured.failed().toString());
        }
        part.fees(options, report);
        part.entries.forEach(Robot::close);
        part.exits.forEach(Robot::close);
    }

    /** A payment service asks about one of the cars: it waits 3 s at most. */
    private void fees(BenchOptions options, Report report) throws InterruptedException {
        var plate = "粤Z00001";
        entered(plate);
        var questions = new FeeQuestions(
                town.operator().base(), account -> town.make("/v1/wechat-accounts", Town.read(account)));
        if (questions.ask(plate) == 0) {
            throw new IllegalStateException("nothing is owed for " + plate);
        }
        var measured = Workers.measure(ASKING, options.each(), worker -> questions.ask(plate));
        report.add(
                "fee answer for a payment service",
                Report.text("%d at a time, signed and encrypted", ASKING),
                measured.toString(),
                Report.text("p99 ≤ %.0f ms", FEE_ANSWER_MILLIS),
                measured.samples().within(0.99) <= FEE_ANSWER_MILLIS ? "met" : "not met");
    }

    private Object stay() {
        var plate = "粤%c%05d".formatted('A' + plates.get() / 100_000 % 20, plates.getAndIncrement() % 100_000);
        var stay = entered(plate);
        town.operator().get("/v1/stays/" + stay + "/quote");
        var order = town.make("/v1/stays/" + stay + "/orders", Town.json());
        town.operator().post("/v1/orders/" + order + "/payments", Town.json().put("channel", "sandbox"));
        await(
                () -> town.operator()
                        .get("/v1/orders/" + order)
                        .path("state")
                        .asText()
                        .equals("PAID"),
                "paid");
        pass(exits, plate);
        return stay;
    }

    /** An hour ago, so that something is owed. */
    private String entered(String plate) {
        pass(entries, plate);
        var stay = awaitStay(plate);
        var entered = Town.json()
                .put("enteredAt", Instant.now().minus(Duration.ofHours(1)).toString())
                .put("reason", "measured");
        town.operator().post("/v1/stays/" + stay + "/correction", entered);
        return stay;
    }

    private String awaitStay(String plate) {
        var path = "/v1/stays?state=LIVE&parkId=" + park + "&plate="
                + java.net.URLEncoder.encode(plate, java.nio.charset.StandardCharsets.UTF_8);
        await(() -> !town.operator().get(path).path("data").isEmpty(), "inside");
        return town.operator().get(path).path("data").path(0).path("id").asText();
    }

    private static void pass(BlockingQueue<Robot> lanes, String plate) {
        Robot robot;
        try {
            robot = lanes.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        try {
            var visit = robot.arrive(PlateReading.of(plate), Vehicle.CAR);
            boolean open = visit.awaitOpen(PATIENCE);
            robot.depart(visit, open ? Departure.THROUGH : Departure.BACKED_OUT);
            if (!open) {
                throw new IllegalStateException(plate + " was not let through: " + visit.shown());
            }
        } finally {
            lanes.add(robot);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not " + what + " within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
