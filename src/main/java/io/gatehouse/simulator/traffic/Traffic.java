package io.gatehouse.simulator.traffic;

import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.traffic.Habit.Scene;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Random traffic: cars enter, stay a while, and leave by an exit of the same park. The same seed makes the same cars do
 * the same things in the same order. Each lane takes its cars one after the other, as a queue does.
 */
public final class Traffic implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Traffic.class.getName());

    private final Setting setting;
    private final PlatformApi api;
    private final Consumer<Passing> watcher;
    private final Random random;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Traffic::daemon);
    private final Map<Lane, ExecutorService> queues = new LinkedHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final List<Lane> entries;

    public Traffic(Setting setting, List<Lane> lanes, PlatformApi api, Consumer<Passing> watcher) {
        this.setting = setting;
        this.api = api;
        this.watcher = watcher;
        random = new Random(setting.seed);
        entries = lanes.stream()
                .filter(lane -> lane.direction() == Direction.ENTRY)
                .toList();
        lanes.forEach(lane -> queues.put(lane, Executors.newSingleThreadExecutor(Traffic::daemon)));
    }

    public Traffic start() {
        clock.execute(this::nextCar);
        return this;
    }

    private void nextCar() {
        var trip = Trip.draw(random, setting.cast);
        // a regular who is inside cannot come once more
        if (underWay.add(trip.car().key())) {
            enter(trip);
        }
        after(trip.pause(setting.carsPerMinute), this::nextCar);
    }

    private void enter(Trip trip) {
        var lane = entries.get(trip.entry() % entries.size());
        submit(lane, () -> {
            if (drive(trip, lane, trip.entering(), trip.onTheWayIn())) {
                after(trip.stay(setting.meanStay), () -> leave(trip, lane.park(), trip.leaving()));
            } else {
                underWay.remove(trip.car().key());
            }
        });
    }

    private void leave(Trip trip, String park, Habit habit) {
        var exits = lanes(park, Direction.EXIT);
        if (exits.isEmpty()) {
            return;
        }
        var lane = exits.get(trip.exit() % exits.size());
        submit(lane, () -> {
            if (drive(trip, lane, habit, trip.onTheWayOut()) || habit == Habit.COMPLIES) {
                underWay.remove(trip.car().key());
            } else {
                after(setting.meanStay, () -> leave(trip, park, Habit.COMPLIES));
            }
        });
    }

    /** Whether the car got through. */
    private boolean drive(Trip trip, Lane lane, Habit habit, Mood mood) {
        var driver = new Driver(trip.car(), api, setting.pace, mood, setting.callers);
        var behind = new Driver(trip.behind(), api, setting.pace);
        var scene = new Scene(driver, lane, beside(lane), behind);
        var passings = habit.drive(scene);
        passings.forEach(watcher);
        return passings.stream().anyMatch(passing -> passing.through() && passing.car() == trip.car());
    }

    /** Another lane of the same direction, or the same if there is none. */
    private Lane beside(Lane lane) {
        return lanes(lane.park(), lane.direction()).stream()
                .filter(other -> other != lane)
                .findFirst()
                .orElse(lane);
    }

    private List<Lane> lanes(String park, Direction direction) {
        return queues.keySet().stream()
                .filter(lane -> lane.park().equals(park) && lane.direction() == direction)
                .toList();
    }

    private void after(Duration time, Runnable then) {
        try {
            clock.schedule(then, time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the traffic has ended");
        }
    }

    private void submit(Lane lane, Runnable drive) {
        try {
            queues.get(lane).execute(() -> guarded(drive));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the traffic has ended");
        }
    }

    private static void guarded(Runnable drive) {
        try {
            drive.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a driver gave up", e);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "traffic");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops new cars; those that are at a lane are left standing. */
    @Override
    public void close() {
        clock.shutdownNow();
        queues.values().forEach(ExecutorService::shutdownNow);
    }

    /**
     * What kind of traffic.
     *
     * @param meanStay of cars inside; hours of a real park may be seconds here
     */
    public record Setting(long seed, double carsPerMinute, Duration meanStay, Cast cast, Pace pace, Callers callers) {}
}
