package io.gatehouse.simulator;

import io.gatehouse.simulator.wire.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * A robot's clock, which may be wrong by minutes, and its idea of the platform's, by which deadlines count.
 *
 * <p>Deadlines never use the robot's own clock if it can be helped. A command says what the platform's clock was when
 * it was sent ({@code at}, or its deadline less the MQTT message expiry that was left). It cannot have arrived before
 * that, so each command gives a lower bound of the difference between the platform's clock and this machine's monotonic
 * one; the largest of the last ones belongs to the message that was fastest, and is the estimate. A command is late if
 * that estimate has passed its deadline, or if its message expiry has run out since it was received.
 */
public final class RobotClock {
    private static final int SAMPLES = 32;
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private final Duration off;
    /** The platform's epoch nanoseconds less the monotonic clock's, newest last. */
    private final Deque<Long> differences = new ArrayDeque<>();

    RobotClock(Duration off) {
        this.off = off;
    }

    /** What the robot's own clock shows. */
    public OffsetDateTime shows() {
        return Instant.now().plus(off).atOffset(ZONE);
    }

    synchronized void learnFrom(Command command) {
        command.sentAt().ifPresent(sent -> {
            differences.add(nanos(sent) - command.receivedNanos());
            if (differences.size() > SAMPLES) {
                differences.remove();
            }
        });
    }

    /** Whether the command's deadline has passed at this moment of the monotonic clock. */
    boolean isLate(Command command, long nanoTime) {
        return expired(command, nanoTime) || deadlinePassed(command, nanoTime);
    }

    private static boolean expired(Command command, long nanoTime) {
        var left = command.secondsLeft();
        return left.isPresent()
                && nanoTime - command.receivedNanos()
                        > Duration.ofSeconds(left.getAsLong()).toNanos();
    }

    private boolean deadlinePassed(Command command, long nanoTime) {
        return command.deadline()
                .map(deadline -> platformTime(nanoTime).isAfter(deadline))
                .orElse(false);
    }

    /** What the platform's clock shows, as far as the robot knows; before it heard anything, its own clock. */
    public synchronized Instant platformTime(long nanoTime) {
        return differences.isEmpty()
                ? shows().toInstant()
                : Instant.EPOCH.plusNanos(nanoTime + Collections.max(differences));
    }

    private static long nanos(Instant instant) {
        return Duration.between(Instant.EPOCH, instant).toNanos();
    }
}
