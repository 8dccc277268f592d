package io.gatehouse.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the robot does while it is cut off: it decides by the platform's last policy, and keeps account of it. */
final class Alone {
    private static final int PASSAGES_PER_MESSAGE = 50;

    private final RobotClock clock;
    private final Gate gate;
    private final List<OfflinePassage> unreported = new ArrayList<>();
    private volatile Policy policy;

    Alone(RobotClock clock, Gate gate) {
        this.clock = clock;
        this.gate = gate;
    }

    void adopt(Policy newest) {
        policy = newest;
    }

    Optional<Policy> policy() {
        return Optional.ofNullable(policy);
    }

    void decide(Visit visit) {
        var now = clock.platformTime(System.nanoTime());
        var rule = policy().flatMap(known -> known.passes(visit.plate(), now));
        visit.decidedAlone(rule.orElse("HOLD"));
        if (rule.isPresent()) {
            gate.open(visit.arrivalId(), state -> {
                if (state == Gate.State.OPEN) {
                    visit.opened();
                }
            });
        }
    }

    void left(Visit visit, Departure departure) {
        // also who did not wait until it stood open
        boolean opens = gate.state() == Gate.State.OPENING
                && gate.car().filter(visit.arrivalId()::equals).isPresent();
        unreported.add(new OfflinePassage(
                visit.arrivalId(),
                visit.plate().orElse(null),
                clock.shows(),
                departure,
                visit.open() || opens,
                visit.rule()));
    }

    /** Takes what is to be reported, oldest first, in portions that fit into a message. */
    List<List<OfflinePassage>> unreported() {
        var portions = new ArrayList<List<OfflinePassage>>();
        for (int from = 0; from < unreported.size(); from += PASSAGES_PER_MESSAGE) {
            portions.add(
                    List.copyOf(unreported.subList(from, Math.min(unreported.size(), from + PASSAGES_PER_MESSAGE))));
        }
        unreported.clear();
        return portions;
    }
}
