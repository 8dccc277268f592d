package io.gatehouse.simulator;

import io.gatehouse.simulator.wire.Command;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The newest commands a robot got, for those who wait for one. */
final class Inbox {
    private static final int KEPT = 1000;

    private final Deque<Command> commands = new ArrayDeque<>();

    synchronized void add(Command command) {
        commands.add(command);
        if (commands.size() > KEPT) {
            commands.remove();
        }
        notifyAll();
    }

    synchronized List<Command> all() {
        return List.copyOf(commands);
    }

    /** The newest that matches, whether it has come already or comes within this time. */
    synchronized Optional<Command> await(Predicate<Command> wanted, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            long left = atMost.toMillis();
            while (newest(wanted).isEmpty() && left > 0) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return newest(wanted);
    }

    private Optional<Command> newest(Predicate<Command> wanted) {
        return commands.stream().filter(wanted).reduce((older, newer) -> newer);
    }
}
