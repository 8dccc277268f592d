package io.gatehouse.call;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.gatehouse.call.Area.Origin;
import io.gatehouse.call.CallOffer.Outcome;
import io.gatehouse.call.CallOffers.Ended;
import io.gatehouse.call.Calls.Unanswered;
import io.gatehouse.call.Routing.Free;
import io.gatehouse.call.Routing.Waiting;
import io.gatehouse.event.Fact;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** One look at a tenant's queue, and everything that follows from it, before any of it is written. Pure. */
final class Round {

    /**
     * What is seen.
     *
     * @param calls that nobody has answered, and nobody else works on
     * @param agents all of them
     * @param claimed those whom nobody else gives calls meanwhile
     * @param groups of each park: its own, the one around that, …
     */
    record Sight(
            Instant now,
            List<Unanswered> calls,
            List<AgentNow> agents,
            Set<UUID> claimed,
            Map<UUID, List<UUID>> groups) {}

    private final Sight sight;
    private final RoutingTimes times;
    private final Map<UUID, Call> calls = new LinkedHashMap<>();
    private final Map<UUID, Call> before = new HashMap<>();
    private final Map<UUID, Map<UUID, Integer>> distances = new HashMap<>();

    final List<CallOffer> offers = new ArrayList<>();
    final List<Ended> ended = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    /** Their robots have something new to say. */
    final List<Call> told = new ArrayList<>();
    /** The emergency contacts of their parks are called. */
    final List<Call> ringing = new ArrayList<>();

    private Round(Sight sight, RoutingTimes times) {
        this.sight = sight;
        this.times = times;
    }

    static Round of(Sight sight, RoutingTimes times) {
        var round = new Round(sight, times);
        sight.calls().forEach(round::settle);
        round.queued().forEach(round::overflow);
        round.offer();
        round.tellThoseWhoWait();
        return round;
    }

    /** Somebody waits, and an agent would be free whom others hold at this moment: a blink later nobody will. */
    boolean isWorthAnother() {
        return queued().stream().anyMatch(call -> sight.agents().stream()
                .filter(agent -> agent.isFree() && !sight.claimed().contains(agent.id()))
                .anyMatch(agent -> near(call).containsKey(agent.id())));
    }

    List<Call> changed() {
        return calls.values().stream()
                .filter(call -> !call.equals(before.get(call.id())))
                .toList();
    }

    private List<Call> queued() {
        return calls.values().stream()
                .filter(call -> call.state() == CallState.QUEUED)
                .toList();
    }

    /** What was offered in vain waits again; who waits for nothing any more has gone. */
    private void settle(Unanswered unanswered) {
        var call = unanswered.call();
        before.put(call.id(), call);
        calls.put(call.id(), call);
        distances.put(call.id(), distances(call));
        if (unanswered.carGone()) {
            over(call, Outcome.WITHDRAWN);
            change(call.abandoned("car-gone", sight.now()), "call.abandoned", new JsonObject());
        } else if (call.state() == CallState.OFFERED) {
            boolean late = !unanswered.agentGone();
            var why = late ? Outcome.TIMED_OUT : Outcome.WITHDRAWN;
            var agent = call.hold().agentId();
            over(call, why);
            change(late ? call.passedOn() : call.withdrawn(), "call.queued", CallFact.lost(agent, why));
        }
    }

    private void over(Call call, Outcome outcome) {
        if (call.state() == CallState.OFFERED) {
            ended.add(new Ended(call.id(), outcome, sight.now()));
        }
    }

    private void overflow(Call call) {
        // spotless:off
        switch (times.overflow(standing(call))) {
            case STAY    -> {}
            case RELEASE -> calls.put(call.id(), call.released(sight.now()));
            case WIDER   -> change(call.reaching(Reach.WIDER, sight.now()), "call.overflowed", new JsonObject());
            case CONTACT -> ring(call.reaching(Reach.CONTACT, sight.now()));
            case MISSED  -> change(call.missed(sight.now()), "call.missed", new JsonObject());
        }
        // spotless:on
    }

    private Overflow.Standing standing(Call call) {
        var queue = call.queue();
        var asked = asked(call);
        boolean ready = sight.agents().stream()
                .filter(AgentNow::isFree)
                .anyMatch(agent -> near(call).containsKey(agent.id()) && !asked.contains(agent.id()));
        boolean wider = distances.get(call.id()).values().stream().anyMatch(distance -> !Reach.NEAR.covers(distance));
        var waited = Duration.between(queue.reachedAt(), sight.now());
        return new Overflow.Standing(queue.reach(), queue.wanted() != null, queue.offers(), ready, wider, waited);
    }

    private void ring(Call call) {
        boolean known = call.place().parkId() != null;
        var rung = known ? call.contactRung(sight.now()) : call;
        if (known) {
            ringing.add(rung);
        }
        change(rung, "call.overflowed", new JsonObject());
    }

    private void offer() {
        var free = sight.agents().stream()
                .filter(agent -> agent.isFree() && sight.claimed().contains(agent.id()))
                .collect(toMap(AgentNow::id, Function.identity()));
        var waiting = queued().stream().map(this::waiting).toList();
        var ready = free.values().stream().map(Round::ready).toList();
        var taken = new HashMap<UUID, Set<Integer>>();
        for (var offer : Routing.offers(waiting, ready)) {
            var places = taken.computeIfAbsent(offer.agent(), agent -> new HashSet<>());
            int slot = free.get(offer.agent()).slotBeside(places);
            places.add(slot);
            offer(calls.get(offer.call()).offered(offer.agent(), slot, sight.now(), times.offeredUntil(sight.now())));
        }
    }

    private void offer(Call call) {
        offers.add(CallOffer.of(call));
        change(tell(call, Call.CONNECTING), "call.offered", new JsonObject());
    }

    private void tellThoseWhoWait() {
        var waiting = queued().stream()
                .sorted(Comparator.comparingInt(Call::priority)
                        .thenComparing(call -> call.times().queued()))
                .toList();
        for (int ahead = 0; ahead < waiting.size(); ahead++) {
            var call = waiting.get(ahead);
            calls.put(call.id(), tell(call, ahead));
        }
    }

    private Call tell(Call call, int ahead) {
        if (Integer.valueOf(ahead).equals(call.queue().toldAhead())) {
            return call;
        }
        var telling = call.telling(ahead);
        told.add(telling);
        return telling;
    }

    private void change(Call call, String what, JsonObject more) {
        calls.put(call.id(), call);
        facts.add(CallFact.of(what, call, more, sight.now()));
    }

    private Waiting waiting(Call call) {
        return new Waiting(
                call.id(),
                call.priority(),
                call.times().queued(),
                call.language(),
                near(call),
                asked(call),
                call.queue().wanted());
    }

    private static Free ready(AgentNow agent) {
        return new Free(agent.id(), agent.languages(), agent.calls().size(), agent.capacity(), agent.idleSince());
    }

    /** Who became ready after the last offer may be asked again. */
    private Set<UUID> asked(Call call) {
        var last = call.times().offered();
        var anew = sight.agents().stream()
                .filter(agent -> last != null && agent.statusAt().isAfter(last))
                .map(AgentNow::id)
                .collect(toSet());
        return call.queue().asked().stream()
                .filter(agent -> !anew.contains(agent))
                .collect(toSet());
    }

    private Map<UUID, Integer> near(Call call) {
        var reach = call.queue().reach();
        return distances.get(call.id()).entrySet().stream()
                .filter(agent -> reach.covers(agent.getValue()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<UUID, Integer> distances(Call call) {
        var park = call.place().parkId();
        var origin =
                park == null ? Origin.UNKNOWN : new Origin(park, sight.groups().getOrDefault(park, List.of()));
        var near = new HashMap<UUID, Integer>();
        sight.agents()
                .forEach(
                        agent -> agent.area().distanceTo(origin).ifPresent(distance -> near.put(agent.id(), distance)));
        return near;
    }
}
