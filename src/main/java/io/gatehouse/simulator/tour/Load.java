package io.gatehouse.simulator.tour;

import static io.gatehouse.simulator.tour.Operator.id;
import static io.gatehouse.simulator.tour.Operator.json;

import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.RobotConfig;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.traffic.PlatformApi;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.simulator.wire.Journal;
import io.gatehouse.simulator.wire.Network;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Cars that arrive and back out as fast as the platform answers, at every lane at once: arrivals per second, and the time
 * from a robot's message to its receipt of the first command. It states what it measured, on whatever machine it runs.
 */
public final class Load {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Robot> robots;
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();

    private Load(List<Robot> robots) {
        this.robots = robots;
    }

    /** {@code Load <api address> <file with an operator's token> <broker host> <port> <lanes> <seconds>} */
    public static void main(String[] args) throws IOException, InterruptedException {
        var token = Files.readString(Path.of(args[1])).strip();
        var operator = new Operator(PlatformApi.at(URI.create(args[0])).with(() -> token));
        var broker = Broker.at(args[2], Integer.parseInt(args[3]));
        new Load(robots(operator, broker, Integer.parseInt(args[4])))
                .run(Duration.ofSeconds(Long.parseLong(args[5])), System.out);
        System.exit(0);
    }

    /** Each at the entry of a park of its own, which lets everybody in. */
    private static List<Robot> robots(Operator operator, Broker broker, int lanes) {
        var code = "load-" + System.currentTimeMillis();
        return IntStream.range(0, lanes)
                .mapToObj(number -> robot(operator, broker, code + "-" + number))
                .toList();
    }

    private static Robot robot(Operator operator, Broker broker, String code) {
        var park = operator.make(
                "/v1/parks",
                json().put("code", code)
                        .put("name", "Load")
                        .put("timeZone", "UTC")
                        .put("capacity", 1_000));
        var lane = operator.make(
                "/v1/lanes",
                json().put("parkId", id(park))
                        .put("code", code)
                        .put("name", code)
                        .put("direction", "ENTRY"));
        var robot = operator.make(
                "/v1/robots", json().put("laneId", id(lane)).put("code", code).put("name", code));
        var secret = operator.make("/v1/robots/" + id(robot) + "/secret", json())
                .path("secret")
                .asText();
        var config = RobotConfig.of(code, secret, broker, Direction.ENTRY).withGateOpening(Duration.ofMillis(1));
        return new Robot(config, Network.perfect(), Journal.none()).connect();
    }

    private void run(Duration time, PrintStream out) throws InterruptedException {
        drive(time.dividedBy(3));
        micros.clear();
        long begun = System.nanoTime();
        drive(time);
        double seconds = (System.nanoTime() - begun) / 1e9;
        var sorted = micros.stream().sorted().toList();
        out.printf(
                "%d lanes, %.0f s: %.0f arrivals/s, p50 %.1f ms, p99 %.1f ms%n",
                robots.size(), seconds, sorted.size() / seconds, at(sorted, 0.5), at(sorted, 0.99));
    }

    private void drive(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        var drivers =
                robots.stream().map(robot -> new Thread(() -> cars(robot, end))).toList();
        drivers.forEach(Thread::start);
        for (var driver : drivers) {
            driver.join();
        }
    }

    private void cars(Robot robot, long end) {
        while (System.nanoTime() < end) {
            var number = "粤B%05d".formatted(ThreadLocalRandom.current().nextInt(100_000));
            var visit = robot.arrive(PlateReading.of(number), Vehicle.CAR);
            visit.await(seen -> seen.answeredIn().isPresent(), PATIENCE);
            visit.answeredIn().ifPresent(took -> micros.add(took.toNanos() / 1_000));
            robot.depart(visit, Departure.BACKED_OUT);
        }
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) (share * (sorted.size() - 1))) / 1_000.0;
    }
}
