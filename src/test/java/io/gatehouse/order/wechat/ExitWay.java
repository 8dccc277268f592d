package io.gatehouse.order.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.RobotConfig;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.traffic.PlatformApi;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.simulator.wire.Command;
import io.gatehouse.simulator.wire.Journal;
import io.gatehouse.simulator.wire.Network;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Cars that leave first and pay later, at several exits at once: the time from a robot's arrival message to its receipt of
 * {@code open}, with WeChat Pay's acceptance in between, which takes its time as the real one does.
 */
final class ExitWay {

    /** As the real one thinks about a charge. */
    static final Duration ACCEPTANCE = Duration.ofMillis(200);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Something is owed from the first minute on. */
    private static final String TARIFF =
            "{\"currency\": \"CNY\", \"plans\": [{\"flats\": [{\"name\": \"per-entry\", \"amount\": 500}], \"choice\": \"FIRST\"}]}";

    private final PlatformApi operator;
    private final Broker broker;
    private final Runnable aMinute;
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> onSite = new ConcurrentLinkedQueue<>();

    /** @param aMinute passes, so that something is owed */
    ExitWay(PlatformApi operator, Broker broker, Runnable aMinute) {
        this.operator = operator;
        this.broker = broker;
        this.aMinute = aMinute;
    }

    /** What was measured, in milliseconds; those that had to pay on site are counted apart. */
    record Measured(int left, List<String> onSite, double p50, double p99, double slowest) {

        @Override
        public String toString() {
            return "%d cars left on an acceptance of %d ms: p50 %.1f ms, p99 %.1f ms, slowest %.1f ms; %d paid on site"
                    .formatted(left, ACCEPTANCE.toMillis(), p50, p99, slowest, onSite.size());
        }
    }

    /**
     * {@code ExitWay <api> <file with an operator's token> <broker host> <port> <counterpart's port> <lanes> <cars>}: the
     * platform must run with {@code GATEHOUSE_WECHAT_ADDRESS=http://localhost:<counterpart's port>}.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var token = Files.readString(Path.of(args[1])).strip();
        WechatCounterpart.at(Integer.parseInt(args[4]));
        var way = new ExitWay(
                PlatformApi.at(URI.create(args[0])).with(() -> token),
                Broker.at(args[2], Integer.parseInt(args[3])),
                ExitWay::waitAMinute);
        int lanes = Integer.parseInt(args[5]);
        System.out.println(lanes + " lanes: " + way.measure(lanes, Integer.parseInt(args[6]) / lanes));
        System.exit(0);
    }

    private static void waitAMinute() {
        long end = System.nanoTime() + Duration.ofSeconds(61).toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** Each lane has a park of its own; the first cars warm the platform up. */
    Measured measure(int lanes, int carsOfEach) throws InterruptedException {
        WechatCounterpart.here().parking.thinks = ACCEPTANCE;
        if (operator.get("/v1/wechat-accounts?active=true").path("data").isEmpty()) {
            make(
                    "/v1/wechat-accounts",
                    read(WechatShop.input(null).put("defers", true).encode()));
        }
        var code = "exit-" + System.currentTimeMillis();
        var sites = IntStream.range(0, lanes)
                .mapToObj(number -> site(code + "-" + number))
                .toList();
        drive(sites, Math.max(5, carsOfEach / 4));
        micros.clear();
        onSite.clear();
        drive(sites, carsOfEach);
        sites.forEach(Site::close);
        var sorted = micros.stream().sorted().toList();
        return new Measured(sorted.size(), List.copyOf(onSite), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    /** All of them are inside and promised for before the first one leaves. */
    private void drive(List<Site> sites, int cars) throws InterruptedException {
        all(sites, site -> site.enter(cars));
        aMinute.run();
        all(sites, Site::leave);
    }

    private interface Work {
        void on(Site site);
    }

    private static void all(List<Site> sites, Work work) throws InterruptedException {
        var threads =
                sites.stream().map(site -> new Thread(() -> work.on(site))).toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
    }

    private Site site(String code) {
        var park = make(
                "/v1/parks",
                json().put("code", code)
                        .put("name", "南山中心")
                        .put("timeZone", "Asia/Shanghai")
                        .put("capacity", 10_000));
        var tariff = json().put("parkId", park).put("name", "standard").put("effectiveFrom", "2020-01-01T00:00:00Z");
        tariff.set("definition", read(TARIFF));
        make("/v1/tariffs", tariff);
        return new Site(robot(park, code, Direction.ENTRY), robot(park, code, Direction.EXIT));
    }

    private Robot robot(String park, String prefix, Direction direction) {
        var code = prefix + "-" + direction;
        var lane = make(
                "/v1/lanes",
                json().put("parkId", park).put("code", code).put("name", code).put("direction", direction.name()));
        var robot =
                make("/v1/robots", json().put("laneId", lane).put("code", code).put("name", code));
        var secret = operator.post("/v1/robots/" + robot + "/secret", json())
                .path("secret")
                .asText();
        var config = RobotConfig.of(code, secret, broker, direction).withGateOpening(Duration.ofMillis(1));
        return new Robot(config, Network.perfect(), Journal.none()).connect();
    }

    /** An entry and an exit. */
    private final class Site {

        private final Robot entry;
        private final Robot exit;
        private final List<String> inside = new ArrayList<>();

        Site(Robot entry, Robot exit) {
            this.entry = entry;
            this.exit = exit;
        }

        void close() {
            entry.close();
            exit.close();
        }

        void enter(int cars) {
            for (int car = 0; car < cars; car++) {
                var plate = "粤B%05d".formatted(ThreadLocalRandom.current().nextInt(100_000));
                enter(plate);
                inside.add(plate);
            }
            inside.forEach(this::awaitPromise);
        }

        void leave() {
            inside.forEach(this::leave);
            inside.clear();
        }

        private void enter(String plate) {
            var visit = entry.arrive(PlateReading.of(plate), Vehicle.CAR);
            visit.awaitOpen(PATIENCE);
            entry.depart(visit, Departure.THROUGH);
        }

        private void awaitPromise(String plate) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            var path = "/v1/vehicles/" + URLEncoder.encode(plate, StandardCharsets.UTF_8);
            while (!operator.get(path).path("contract").asBoolean() && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }

        private void leave(String plate) {
            long began = System.nanoTime();
            var visit = exit.arrive(PlateReading.of(plate), Vehicle.CAR);
            visit.await(seen -> seen.heard(Command.Kind.PRESENT), PATIENCE);
            if (visit.shown().situation().equals("DEFERRED_LEAVES")) {
                micros.add((visit.awaitCommand(Command.Kind.OPEN, PATIENCE).receivedNanos() - began) / 1_000);
                visit.awaitOpen(PATIENCE);
                exit.depart(visit, Departure.THROUGH);
            } else {
                onSite.add(plate + " " + visit.shown().situation());
                exit.depart(visit, Departure.BACKED_OUT);
            }
        }
    }

    private String make(String path, ObjectNode body) {
        return operator.post(path, body).path("id").asText();
    }

    private static ObjectNode json() {
        return JSON.createObjectNode();
    }

    private static ObjectNode read(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return (ObjectNode) read;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) (share * (sorted.size() - 1))) / 1_000.0;
    }
}
