package io.gatehouse.simulator.traffic;

import io.gatehouse.simulator.Visit;
import io.gatehouse.simulator.traffic.Plea.Advice;
import java.time.Duration;
import java.util.Set;

/**
 * A driver before a shut gate: follows each new code on the screen, presses the button when that does not help, and then
 * waits for the desk for as long as the patience lasts.
 */
final class Waiting {
    private static final Duration GLANCE = Duration.ofMillis(250);
    /** The platform itself calls the desk then, and says so. */
    private static final Set<String> HELP_COMES = Set.of("NO_ENTRY_FOUND");

    private final Lane lane;
    private final Visit visit;
    private final Plea plea;
    private final Phone phone;
    private final Mood mood;
    private final Callers callers;
    private final Duration scanning;
    private long end;
    private long quietSince = System.nanoTime();
    private boolean called;
    private boolean codeShown;

    Waiting(Lane lane, Visit visit, Plea plea, Phone phone, Mood mood, Callers callers, Pace pace) {
        this.lane = lane;
        this.visit = visit;
        this.plea = plea;
        this.phone = phone;
        this.mood = mood;
        this.callers = callers;
        this.scanning = pace.scanning();
        end = quietSince + pace.patience().toNanos();
    }

    /** Whether it opened. */
    boolean untilOpen() {
        while (System.nanoTime() < end
                && !plea.told(Advice.GO_BACK)
                && !Thread.currentThread().isInterrupted()) {
            visit.await(now -> now.open() || followsCodes(now), GLANCE);
            if (visit.open()) {
                return true;
            }
            act();
        }
        return visit.open();
    }

    private void act() {
        if (followsCodes(visit)) {
            Pace.take(scanning);
            phone.scan(visit.shown());
            quietSince = System.nanoTime();
        } else if (mood.phoneFails() && !codeShown && lane.robot().listening()) {
            codeShown = true;
            Pace.take(scanning);
            lane.robot().scan(mood.paymentCode());
        } else if (!called && callers.some()) {
            call();
        }
    }

    private boolean followsCodes(Visit now) {
        boolean works = !mood.phoneFails() || plea.told(Advice.SCAN);
        return works && phone.wants(now.shown());
    }

    private void call() {
        var situation = visit.shown().situation();
        boolean helpComes = situation != null && HELP_COMES.contains(situation);
        boolean rings = callers.include(mood)
                && System.nanoTime() - quietSince > callers.hesitation(mood).toNanos();
        if (rings && !helpComes) {
            lane.robot().help();
            // whatever lay on the gate is taken away meanwhile
            lane.robot().gate().jam(false);
        }
        if (rings || helpComes) {
            called = true;
            end = System.nanoTime() + callers.patience().toNanos();
        }
    }
}
