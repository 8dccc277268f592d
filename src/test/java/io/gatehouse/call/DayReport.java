package io.gatehouse.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** How a desk's day was. */
final class DayReport {

    /** Best published human help: under 14 s until somebody answers (domain/neighbours.md). */
    static final double GOOD_WAIT = 14;

    private final List<Double> waits = new ArrayList<>();
    private final Map<UUID, Double> worked = new LinkedHashMap<>();
    private int abandoned;
    private int missed;
    private int contacts;
    private int overCapacity;
    private double handled;

    void knows(UUID agent) {
        worked.put(agent, 0.);
    }

    void holds(UUID agent, int calls, int capacity) {
        overCapacity += calls > capacity ? 1 : 0;
    }

    void answered(UUID agent, double waited, double seconds) {
        waits.add(waited);
        handled += seconds;
        worked.merge(agent, seconds, Double::sum);
    }

    void abandoned() {
        abandoned++;
    }

    void missed() {
        missed++;
    }

    void contact() {
        contacts++;
    }

    int calls() {
        return waits.size() + abandoned + missed;
    }

    int answered() {
        return waits.size();
    }

    int overCapacity() {
        return overCapacity;
    }

    double wait(double share) {
        return at(waits, share);
    }

    double longestWait() {
        return at(waits, 1);
    }

    /** The share of all calls that were answered in time, those that nobody answered among them. */
    double good() {
        return waits.stream().filter(wait -> wait <= GOOD_WAIT).count() / (double) calls();
    }

    /** The share of the day for which an agent talks or writes. */
    double load(double share) {
        return at(worked.values().stream().toList(), share) / DayPlan.DAY;
    }

    private static double at(List<Double> values, double share) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %-38s | %5.1f s | %5.1f s | %6.1f s | %5.1f %% | %5.1f s | %2.0f / %2.0f / %2.0f %% | %5d | %4d | %5d |",
                name,
                wait(.5),
                wait(.95),
                longestWait(),
                100 * good(),
                handled / waits.size(),
                100 * load(0),
                100 * load(.5),
                100 * load(1),
                abandoned,
                missed,
                contacts);
    }

    static String head() {
        return """
                | routing | answered after p50 | p95 | longest | within 14 s | handling | load min/median/max | abandoned | missed | contact rung |
                |---|---|---|---|---|---|---|---|---|---|""";
    }
}
