package io.gatehouse.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.simulator.wire.Journal;
import io.gatehouse.simulator.wire.Network;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

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

    /** {@code Load <broker host> <port> <robots.json> <seconds>}; the file holds {@code {"code": "secret"}}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Map<?, ?> secrets = new ObjectMapper().readValue(Path.of(args[2]).toFile(), Map.class);
        var broker = Broker.at(args[0], Integer.parseInt(args[1]));
        var robots = secrets.entrySet().stream()
                .map(known -> robot(String.valueOf(known.getKey()), String.valueOf(known.getValue()), broker))
                .toList();
        new Load(robots).run(Duration.ofSeconds(Long.parseLong(args[3])), System.out);
        System.exit(0);
    }

    private static Robot robot(String code, String secret, Broker broker) {
        var direction = code.contains("X-") ? Direction.EXIT : Direction.ENTRY;
        var config = RobotConfig.of(code, secret, broker, direction).withGateOpening(Duration.ofMillis(1));
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
