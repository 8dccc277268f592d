package io.gatehouse.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.wire.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** One car at the loop, as its driver sees it: what the robot has said to it, and whether the gate is open. */
public final class Visit {
    private final UUID arrivalId = UUID.randomUUID();
    private final List<Command> commands = new ArrayList<>();
    private PlateReading plate;
    private ObjectNode arrival;
    private long saidNanos;
    private final List<Presentation> presentations = new ArrayList<>();
    private boolean open;
    private boolean alone;
    private String rule;

    Visit(PlateReading plate) {
        this.plate = plate;
    }

    public UUID arrivalId() {
        return arrivalId;
    }

    /** The newest reading, or empty if none was possible. */
    public synchronized Optional<PlateReading> plate() {
        return Optional.ofNullable(plate);
    }

    public synchronized List<Command> commands() {
        return List.copyOf(commands);
    }

    /** What the robot has shown to this car, oldest first. */
    public synchronized List<Presentation> presentations() {
        return List.copyOf(presentations);
    }

    /** What it shows to this car now. */
    public synchronized Presentation shown() {
        return presentations.isEmpty() ? Presentation.IDLE : presentations.get(presentations.size() - 1);
    }

    /** Whether the gate is open for this car. */
    public synchronized boolean open() {
        return open;
    }

    /** The robot decided this by itself because it was cut off. */
    public synchronized boolean alone() {
        return alone;
    }

    synchronized String rule() {
        return rule;
    }

    synchronized Optional<ObjectNode> arrival() {
        return Optional.ofNullable(arrival);
    }

    /** From the arrival's being sent to the receipt of the first command about it. */
    public synchronized Optional<Duration> answeredIn() {
        return commands.stream().findFirst().map(first -> Duration.ofNanos(first.receivedNanos() - saidNanos));
    }

    /** Waits until this is so, at most this long; tells whether it is. */
    public synchronized boolean await(Predicate<Visit> condition, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (!condition.test(this)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public boolean awaitOpen(Duration atMost) {
        return await(Visit::open, atMost);
    }

    /** The first command of this kind about this car, whether it has come already or is still to come. */
    public Command awaitCommand(Command.Kind kind, Duration atMost) {
        await(visit -> visit.heard(kind), atMost);
        return first(kind).orElseThrow(() -> new IllegalStateException("no " + kind + " within " + atMost));
    }

    /** Whether a command of this kind has come. */
    public boolean heard(Command.Kind kind) {
        return first(kind).isPresent();
    }

    private synchronized Optional<Command> first(Command.Kind kind) {
        return commands.stream().filter(command -> command.kind() == kind).findFirst();
    }

    synchronized void said(ObjectNode message) {
        if (arrival == null) {
            saidNanos = System.nanoTime();
        }
        arrival = message;
    }

    synchronized void read(PlateReading better) {
        plate = better;
    }

    synchronized void heard(Command command) {
        commands.add(command);
        notifyAll();
    }

    synchronized void show(Presentation presentation) {
        presentations.add(presentation);
        notifyAll();
    }

    synchronized void opened() {
        open = true;
        notifyAll();
    }

    synchronized void decidedAlone(String by) {
        alone = true;
        rule = by;
        notifyAll();
    }
}
