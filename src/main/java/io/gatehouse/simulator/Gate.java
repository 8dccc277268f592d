package io.gatehouse.simulator;

import io.gatehouse.simulator.wire.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A gate that takes its time. It lives on the robot's own thread; only its state may be read from elsewhere.
 *
 * <p>{@code CLOSED → OPENING → OPEN → CLOSING → CLOSED}; an open command turns a closing gate round; a jammed one goes
 * to {@code FAULT} instead of opening.
 */
public final class Gate {
    private final Duration moving;
    private final Loop loop;
    private final Consumer<Gate> report;
    private final List<Consumer<State>> waiting = new ArrayList<>();
    private long move;
    private boolean closeWhenOpen;
    private volatile State state = State.CLOSED;
    private volatile boolean jammed;
    private volatile int openings;
    private UUID car;

    Gate(Duration moving, Loop loop, Consumer<Gate> report) {
        this.moving = moving;
        this.loop = loop;
        this.report = report;
    }

    public State state() {
        return state;
    }

    /** How often it has begun to open. */
    public int openings() {
        return openings;
    }

    /** From now on it cannot open. */
    public void jam(boolean stuck) {
        jammed = stuck;
    }

    Optional<UUID> car() {
        return Optional.ofNullable(car);
    }

    /** Tells when it is open, or stuck; a gate that is open is not opened again. */
    void open(UUID arrivalId, Consumer<State> done) {
        car = arrivalId;
        if (state == State.OPEN) {
            done.accept(State.OPEN);
            return;
        }
        waiting.add(done);
        closeWhenOpen = false;
        if (state != State.OPENING) {
            openings++;
            become(State.OPENING);
            after(() -> moved(jammed ? State.FAULT : State.OPEN));
        }
    }

    private void moved(State to) {
        become(to);
        var told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(done -> done.accept(to));
        if (closeWhenOpen) {
            close();
        }
    }

    /** The car is gone; a gate that is still opening finishes that first. */
    void close() {
        closeWhenOpen = state == State.OPENING;
        if (state == State.OPEN) {
            become(State.CLOSING);
            after(() -> {
                become(State.CLOSED);
                car = null;
            });
        }
    }

    private void become(State next) {
        state = next;
        report.accept(this);
    }

    private void after(Runnable then) {
        long mine = ++move;
        Runnable unlessTurnedRound = () -> {
            if (mine == move) {
                then.run();
            }
        };
        loop.later(moving, unlessTurnedRound);
    }

    /** Where it is. */
    public enum State {
        OPENING,
        OPEN,
        CLOSING,
        CLOSED,
        /** It is stuck, and wants a person. */
        FAULT
    }
}
