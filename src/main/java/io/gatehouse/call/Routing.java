package io.gatehouse.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Who is asked to take which call. Pure: waiting calls and free agents in, offers out; no clock, no I/O. */
public final class Routing {

    /** Farther than any agent whose reach was asked for: one whom somebody wants although he does not serve the park. */
    private static final int FAR = Integer.MAX_VALUE;

    // spotless:off
    private static final Comparator<Waiting> MOST_URGENT = Comparator
            .comparingInt(Waiting::priority)
            .thenComparing(Waiting::since)
            .thenComparing(Waiting::call);

    private static final Comparator<Candidate> BEST = Comparator
            .comparing(Candidate::speaks, Comparator.reverseOrder())
            .thenComparingInt(Candidate::distance)
            .thenComparingDouble(Candidate::load)
            .thenComparing(candidate -> candidate.place().agent.idleSince())
            .thenComparing(candidate -> candidate.place().agent.agent());
    // spotless:on

    /**
     * A call that nobody has yet.
     *
     * @param priority lower first: 0 a blocked exit, 1 a blocked entry, 2 no lane
     * @param since when it began to wait
     * @param language of the caller; null: unknown
     * @param distances of the agents who serve its park within its reach: 0 knows it, 1 near, 2 wider
     * @param asked agents who had it and let it pass; they are not asked again
     * @param wanted only this agent may get it, whatever parks he serves (a transfer, or the call centre chose); null: any
     */
    public record Waiting(
            UUID call,
            int priority,
            Instant since,
            String language,
            Map<UUID, Integer> distances,
            Set<UUID> asked,
            UUID wanted) {}

    /**
     * An agent who is ready.
     *
     * @param calls how many it has now
     * @param capacity how many it takes at once
     * @param idleSince when its last call ended
     */
    public record Free(UUID agent, Set<String> languages, int calls, int capacity, Instant idleSince) {}

    /** This agent is asked to take this call. */
    public record Offer(UUID call, UUID agent) {}

    /** An agent and what it has, with the offers of this round. */
    private static final class Place {
        private final Free agent;
        private int calls;

        private Place(Free agent) {
            this.agent = agent;
            this.calls = agent.calls();
        }

        private boolean free() {
            return calls < agent.capacity();
        }
    }

    private record Candidate(Place place, boolean speaks, int distance) {
        private double load() {
            return (double) place.calls / place.agent.capacity();
        }
    }

    private Routing() {}

    /** Each agent gets at most as many offers as it has places left, each call at most one. */
    public static List<Offer> offers(List<Waiting> waiting, List<Free> agents) {
        var places = new HashMap<UUID, Place>();
        agents.stream().map(Place::new).filter(Place::free).forEach(place -> places.put(place.agent.agent(), place));
        var offers = new ArrayList<Offer>();
        for (var call : waiting.stream().sorted(MOST_URGENT).toList()) {
            if (places.isEmpty()) {
                break;
            }
            candidates(call, places).min(BEST).ifPresent(best -> offers.add(take(call, best.place(), places)));
        }
        return offers;
    }

    private static Offer take(Waiting call, Place place, Map<UUID, Place> places) {
        place.calls++;
        if (!place.free()) {
            places.remove(place.agent.agent());
        }
        return new Offer(call.call(), place.agent.agent());
    }

    private static Stream<Candidate> candidates(Waiting call, Map<UUID, Place> places) {
        var near = call.wanted() == null ? call.distances().keySet() : Set.of(call.wanted());
        return near.stream()
                .filter(agent -> !call.asked().contains(agent))
                .map(places::get)
                .filter(Objects::nonNull)
                .map(place -> candidate(call, place));
    }

    private static Candidate candidate(Waiting call, Place place) {
        boolean speaks = call.language() == null || place.agent.languages().contains(call.language());
        return new Candidate(place, speaks, call.distances().getOrDefault(place.agent.agent(), FAR));
    }
}
