package io.gatehouse.simulator.tour;

import io.gatehouse.simulator.traffic.Passing;
import io.gatehouse.simulator.traffic.PlatformApi;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Performs every scene, at all parks at the same time, each park's scenes one after the other. */
public final class Tour {
    private final Town town;
    private final PlatformApi phone;
    private final Consumer<Passing> watcher;
    private final Strangers strangers = new Strangers(new SecureRandom());

    /**
     * @param phone of any driver: as the back end of a mini-program, with a token of the role DRIVER_BACKEND
     * @param watcher is told of each passage when it is over, from several threads
     */
    public Tour(Town town, PlatformApi phone, Consumer<Passing> watcher) {
        this.town = town;
        this.phone = phone;
        this.watcher = watcher;
    }

    /** What came of each row, in the order of the tables. It can be run again, on data of earlier runs. */
    public List<Result> run() {
        var threads = Executors.newFixedThreadPool(ParkPlan.values().length, Tour::daemon);
        try {
            return Stream.of(ParkPlan.values())
                    .map(park -> CompletableFuture.supplyAsync(() -> perform(park), threads))
                    .toList()
                    .stream()
                    .flatMap(results -> results.join().stream())
                    .sorted(Comparator.comparing(Result::row))
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Result> perform(ParkPlan park) {
        return Stream.of(Scene.values())
                .filter(scene -> scene.where() == park)
                .flatMap(scene -> perform(scene).stream())
                .toList();
    }

    private List<Result> perform(Scene scene) {
        var play = new Play(town, scene, phone, strangers, watcher);
        try (play) {
            scene.perform(play);
        } catch (Unexpected | PlatformApi.Refused e) {
            play.notes().brokeOff(e.getMessage());
        }
        return play.notes().results();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "tour");
        thread.setDaemon(true);
        return thread;
    }
}
