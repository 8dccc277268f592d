package io.gatehouse.simulator.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Predicate;

/** A call that an agent is offered or has, with what is at its lane now. */
final class CallAtDesk {
    private final String id;
    private final String robot;
    private final String caller;
    private final String passage;
    private final boolean answered;
    private Scene scene;
    /** What was seen last of the car that it is about. */
    private Scene last = Scene.NOTHING;

    private boolean lost;

    private CallAtDesk(JsonNode call, Scene now) {
        id = call.path("id").asText();
        robot = call.path("robot").textValue();
        caller = call.path("caller").textValue();
        answered = !call.path("state").asText().equals("OFFERED");
        passage = call.path("passageId").asText(now.passage());
        sees(now);
    }

    /** @param data of {@code call.offered} or {@code call.held} on the agent's own stream */
    static CallAtDesk of(JsonNode data) {
        return new CallAtDesk(data.path("call"), Scene.of(data.path("scene")));
    }

    String id() {
        return id;
    }

    /** Null: somebody is on the phone. */
    String robot() {
        return robot;
    }

    /** A phone number, or null. */
    String caller() {
        return caller;
    }

    /** Null: no car stood there. */
    String passage() {
        return passage;
    }

    boolean answered() {
        return answered;
    }

    synchronized Scene scene() {
        return scene;
    }

    final synchronized void sees(Scene now) {
        scene = now;
        last = now.isAbout(passage) ? now : last;
        notifyAll();
    }

    synchronized Scene lastOfCar() {
        return last;
    }

    /** It is another's now, or over. */
    synchronized void lose() {
        lost = true;
        notifyAll();
    }

    synchronized boolean lost() {
        return lost;
    }

    /** The car stands there. */
    synchronized boolean carIsHere() {
        return !lost && scene.isAbout(passage);
    }

    /** Returns when it looks like this, the car has gone, the call is lost, or the time is over. */
    synchronized void await(Predicate<Scene> change, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (carIsHere() && !change.test(scene)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    synchronized void awaitLost(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toMillis(); !lost && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
