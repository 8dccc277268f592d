package io.gatehouse.bench;

import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Cars that come to entries and back out, one after the other at each lane: the time from the robot's message to its
 * receipt of the first command about the car.
 */
final class Arrivals {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Robot> robots;

    Arrivals(List<Robot> robots) {
        this.robots = robots;
    }

    /**
     * What was measured.
     *
     * @param perSecond cars that were decided
     * @param unanswered cars that heard nothing within {@link #PATIENCE}
     */
    record Measured(double perSecond, Samples samples, int unanswered) {}

    /** As many as can be. */
    Measured saturated(Duration time) throws InterruptedException {
        return paced(Double.POSITIVE_INFINITY, time);
    }

    /** So many cars a second, spread evenly over lanes and time; a lane that is still busy begins its next car late. */
    Measured paced(double perSecond, Duration time) throws InterruptedException {
        run(perSecond, time.dividedBy(3));
        long begun = System.nanoTime();
        var answered = run(perSecond, time);
        double seconds = (System.nanoTime() - begun) / 1e9;
        var samples = Samples.of(answered.stream().filter(nanos -> nanos >= 0).toList());
        return new Measured(samples.count() / seconds, samples, answered.size() - samples.count());
    }

    /** @return how long each car waited, in nanoseconds; -1: for nothing */
    Queue<Long> run(double perSecond, Duration time) throws InterruptedException {
        var answered = new ConcurrentLinkedQueue<Long>();
        long begin = System.nanoTime();
        long pause = (long) (1e9 * robots.size() / perSecond);
        var lanes = IntStream.range(0, robots.size())
                .mapToObj(lane -> new Thread(() -> cars(
                        robots.get(lane),
                        begin + lane * pause / robots.size(),
                        pause,
                        begin + time.toNanos(),
                        answered)))
                .toList();
        lanes.forEach(Thread::start);
        for (var lane : lanes) {
            lane.join();
        }
        return answered;
    }

    private static void cars(Robot robot, long first, long pause, long end, Queue<Long> answered) {
        for (long due = first; Math.max(due, System.nanoTime()) < end; due += pause) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            answered.add(car(robot));
        }
    }

    /** @return nanoseconds until it was answered; -1: it was not */
    static long car(Robot robot) {
        var plate = "粤B%05d".formatted(ThreadLocalRandom.current().nextInt(100_000));
        var visit = robot.arrive(PlateReading.of(plate), Vehicle.CAR);
        visit.awaitOpen(PATIENCE);
        robot.depart(visit, Departure.BACKED_OUT);
        return visit.answeredIn().map(Duration::toNanos).orElse(-1L);
    }
}
