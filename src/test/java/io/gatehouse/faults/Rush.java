package io.gatehouse.faults;

import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.traffic.Car;
import io.gatehouse.simulator.traffic.Driver;
import io.gatehouse.simulator.traffic.Lane;
import io.gatehouse.simulator.traffic.Pace;
import io.gatehouse.simulator.traffic.Passing;
import io.gatehouse.simulator.traffic.PlatformApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Cars that come, stay a moment, pay and leave, at all lanes of a park at once, until it is told to stop. */
final class Rush {
    private static final Pace PACE = new Pace(Duration.ofSeconds(25), Duration.ofMillis(100), Duration.ofMillis(150));
    private static final int MOST_INSIDE = 12;
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final AtomicInteger PHONES = new AtomicInteger();

    private final PlatformApi phones;
    private final long seed;
    private final BlockingQueue<Car> inside = new LinkedBlockingQueue<>();
    private final AtomicInteger through = new AtomicInteger();
    private final List<Thread> entering = new ArrayList<>();
    private final List<Thread> leaving = new ArrayList<>();
    private volatile boolean coming = true;
    private volatile boolean open = true;

    Rush(Site site, String park, PlatformApi phones, long seed) {
        this.phones = phones;
        this.seed = seed;
        site.lanes(park, Direction.ENTRY).forEach(lane -> entering.add(thread(() -> enter(lane), lane)));
        site.lanes(park, Direction.EXIT).forEach(lane -> leaving.add(thread(() -> leave(lane), lane)));
    }

    Rush start() {
        entering.forEach(Thread::start);
        leaving.forEach(Thread::start);
        return this;
    }

    /** No more cars come; returns when everybody has left, or given up. */
    Rush stop() throws InterruptedException {
        coming = false;
        for (var thread : entering) {
            thread.join();
        }
        open = false;
        for (var thread : leaving) {
            thread.join();
        }
        return this;
    }

    /** How many got through a gate. */
    int through() {
        return through.get();
    }

    private static Thread thread(Runnable work, Lane lane) {
        var thread = new Thread(work, "rush at " + lane.name());
        thread.setDaemon(true);
        return thread;
    }

    private void enter(Lane lane) {
        var random = new Random(seed + lane.name().hashCode());
        while (coming) {
            if (inside.size() >= MOST_INSIDE) {
                rest();
                continue;
            }
            var car = car(random);
            var driver = new Driver(car, phones, PACE);
            int mood = random.nextInt(100);
            var passing = mood < 90 ? driver.comply(lane) : last(driver.arriveTwice(lane));
            if (counted(passing)) {
                inside.add(car);
            }
        }
    }

    private void leave(Lane lane) {
        var random = new Random(seed + lane.name().hashCode());
        try {
            while (open || !inside.isEmpty()) {
                var car = inside.poll(200, TimeUnit.MILLISECONDS);
                if (car != null) {
                    leave(lane, new Driver(car, phones, PACE), random.nextInt(100));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave(Lane lane, Driver driver, int mood) {
        if (mood < 12) {
            // shut gate: asks for help, gives up, comes again
            driver.waitAndBackOut(lane, Duration.ofMillis(300));
        }
        counted(mood < 85 ? driver.comply(lane) : last(driver.arriveTwice(lane)));
    }

    private boolean counted(Passing passing) {
        if (passing.through()) {
            through.incrementAndGet();
        }
        return passing.through();
    }

    private static Car car(Random random) {
        return random.nextInt(100) < 5
                ? Car.unplated("139%08d".formatted(PHONES.incrementAndGet()))
                : Car.plated("粤B%05d".formatted(NUMBERS.incrementAndGet() % 100_000));
    }

    private static Passing last(List<Passing> passings) {
        return passings.get(passings.size() - 1);
    }

    private static void rest() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
