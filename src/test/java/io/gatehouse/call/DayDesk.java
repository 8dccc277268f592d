package io.gatehouse.call;

import io.gatehouse.call.DayPlan.Agent;
import io.gatehouse.call.DayPlan.Caller;
import io.gatehouse.call.Overflow.Standing;
import io.gatehouse.call.Routing.Free;
import io.gatehouse.call.Routing.Offer;
import io.gatehouse.call.Routing.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** A desk that lives through a {@link DayPlan}: offers, their time-outs, and the overflow rule, with any router. */
final class DayDesk {

    private static final double OFFER = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final double WRAP_UP = 8;
    private static final double DOES_NOT_REACT = .05;

    /** Decides who is asked. */
    interface Router {
        List<Offer> offers(List<Waiting> waiting, List<Free> agents);
    }

    private record Moment(double at, long number, Runnable happens) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            return at == other.at ? Long.compare(number, other.number) : Double.compare(at, other.at);
        }
    }

    private static final class Call {
        private final Caller caller;
        private Reach reach = Reach.NEAR;
        private double reachedAt;
        private int offers;
        private int everOffered;
        private final Set<UUID> asked = new HashSet<>();
        private boolean offered;
        private boolean over;

        private Call(Caller caller) {
            this.caller = caller;
            this.reachedAt = caller.at();
        }
    }

    private static final class Seat {
        private final Agent agent;
        private boolean away;
        private int calls;
        private double idleSince;

        private Seat(Agent agent) {
            this.agent = agent;
        }

        private boolean ready() {
            return !away && calls < agent.capacity();
        }
    }

    private final Router router;
    private final boolean reaches;
    private final DayPlan plan;
    private final DayReport report = new DayReport();
    private final Map<UUID, Seat> seats = new LinkedHashMap<>();
    private final Map<UUID, Call> waiting = new LinkedHashMap<>();
    private final PriorityQueue<Moment> ahead = new PriorityQueue<>();
    private long moments;
    private double now;

    /** @param reaches whether near agents are asked before others; else everybody may be from the first */
    private DayDesk(DayPlan plan, Router router, boolean reaches) {
        this.plan = plan;
        this.router = router;
        this.reaches = reaches;
    }

    static DayReport live(DayPlan plan, Router router, boolean reaches) {
        var desk = new DayDesk(plan, router, reaches);
        desk.begin();
        while (!desk.ahead.isEmpty()) {
            var next = desk.ahead.poll();
            desk.now = next.at();
            next.happens().run();
            desk.overflow();
            desk.route();
        }
        return desk.report;
    }

    private void begin() {
        plan.agents().forEach(agent -> {
            var seat = new Seat(agent);
            seats.put(agent.id(), seat);
            report.knows(agent.id());
            for (int i = 0; i < agent.away().size(); i++) {
                boolean away = i % 2 == 0;
                at(agent.away().get(i), () -> seat.away = away);
            }
        });
        plan.callers().forEach(caller -> at(caller.at(), () -> arrive(caller)));
    }

    private void at(double time, Runnable happens) {
        ahead.add(new Moment(time, moments++, happens));
    }

    private void arrive(Caller caller) {
        var call = new Call(caller);
        waiting.put(caller.id(), call);
        at(now + PATIENCE.toSeconds(), () -> {});
        at(now + caller.patience(), () -> end(call, report::abandoned));
    }

    /** Only of a call that nobody has answered. */
    private void end(Call call, Runnable counted) {
        if (!call.over && !call.offered) {
            call.over = true;
            waiting.remove(call.caller.id());
            counted.run();
        }
    }

    private void overflow() {
        for (var call : List.copyOf(waiting.values())) {
            if (!call.offered) {
                overflow(call);
            }
        }
    }

    private void overflow(Call call) {
        switch (Overflow.of(standing(call), PATIENCE, AT_MOST)) {
            case STAY, RELEASE -> {}
            case WIDER -> reach(call, Reach.WIDER);
            case CONTACT -> {
                call.asked.clear();
                reach(call, Reach.CONTACT);
                report.contact();
                at(now + AT_MOST.toSeconds(), () -> {});
            }
            case MISSED -> end(call, report::missed);
        }
    }

    private void reach(Call call, Reach farther) {
        call.reach = farther;
        call.reachedAt = now;
        call.offers = 0;
        at(now + PATIENCE.toSeconds(), () -> {});
    }

    private Standing standing(Call call) {
        boolean anybodyReady = near(call).keySet().stream()
                .anyMatch(
                        agent -> !call.asked.contains(agent) && seats.get(agent).ready());
        var waited = Duration.ofMillis(Math.round((now - call.reachedAt) * 1000));
        return new Standing(call.reach, false, call.offers, anybodyReady, true, waited);
    }

    private Map<UUID, Integer> near(Call call) {
        int farthest = call.reach == Reach.NEAR && reaches ? 1 : 2;
        return call.caller.distances(plan.agents(), farthest);
    }

    private void route() {
        var queue = new ArrayList<Waiting>();
        for (var call : waiting.values()) {
            if (!call.offered) {
                var caller = call.caller;
                queue.add(new Waiting(
                        caller.id(),
                        caller.priority(),
                        instant(caller.at()),
                        caller.language(),
                        near(call),
                        Set.copyOf(call.asked),
                        null));
            }
        }
        if (!queue.isEmpty()) {
            router.offers(queue, free()).forEach(this::offer);
        }
    }

    private List<Free> free() {
        return seats.values().stream()
                .filter(Seat::ready)
                .map(seat -> new Free(
                        seat.agent.id(),
                        seat.agent.languages(),
                        seat.calls,
                        seat.agent.capacity(),
                        instant(seat.idleSince)))
                .toList();
    }

    private void offer(Offer offer) {
        var call = waiting.get(offer.call());
        var seat = seats.get(offer.agent());
        var luck = new SplittableRandom(call.caller.luck() + call.everOffered++);
        call.offered = true;
        call.offers++;
        call.asked.add(offer.agent());
        seat.calls++;
        report.holds(seat.agent.id(), seat.calls, seat.agent.capacity());
        if (luck.nextDouble() < DOES_NOT_REACT) {
            at(now + OFFER, () -> timeOut(call, seat));
        } else {
            at(now + 1 + 3 * luck.nextDouble(), () -> answer(call, seat));
        }
    }

    private void timeOut(Call call, Seat seat) {
        seat.calls--;
        call.offered = false;
        if (now >= call.caller.at() + call.caller.patience()) {
            end(call, report::abandoned);
        }
    }

    private void answer(Call call, Seat seat) {
        call.over = true;
        waiting.remove(call.caller.id());
        double handling = call.caller.handling() * pace(call.caller, seat.agent);
        report.answered(seat.agent.id(), now - call.caller.at(), handling + WRAP_UP);
        at(now + handling + WRAP_UP, () -> {
            seat.calls--;
            seat.idleSince = now;
        });
    }

    /** Who knows the park needs less time, who does not speak the language more. */
    private static double pace(Caller caller, Agent agent) {
        double place = caller.park() < 0 ? 1 : List.of(.8, 1., 1.2).get(agent.distance(caller.park()));
        return agent.languages().contains(caller.language()) ? place : place * 1.5;
    }

    private static Instant instant(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }
}
