package io.gatehouse.simulator.desk;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a shift came to: how many calls, how soon they were answered, what was done. */
final class DeskSummary implements Consumer<CallStory> {
    /** What call centres promise: most calls are answered within it. */
    private static final Duration SOON = Duration.ofSeconds(14);

    private final List<CallStory> calls = new ArrayList<>();

    @Override
    public synchronized void accept(CallStory call) {
        calls.add(call);
    }

    synchronized void print(PrintStream out) {
        var waits = calls.stream()
                .flatMap(call -> call.answeredAfter().stream())
                .sorted()
                .toList();
        out.println("the desk: " + calls.size() + " calls, " + waits.size() + " answered");
        if (!waits.isEmpty()) {
            long soon = waits.stream().filter(wait -> wait.compareTo(SOON) <= 0).count();
            out.println("  answered within 14 s: %d %%, p50 %.1f s, p95 %.1f s"
                    .formatted(100 * soon / waits.size(), percentile(waits, 50), percentile(waits, 95)));
            out.println("  actions: " + counted(actions()));
            out.println("  they came to: "
                    + counted(calls.stream().map(CallStory::end).toList()));
        }
    }

    /** By its first word; plates and reasons are left out. */
    private List<String> actions() {
        return calls.stream()
                .flatMap(call -> call.actions().stream())
                .map(action -> action.split("[ ,]")[0])
                .toList();
    }

    private static String counted(List<String> words) {
        Map<String, Long> counts =
                words.stream().collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " × " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    private static double percentile(List<Duration> sorted, int percent) {
        int at = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
        return sorted.get(at).toMillis() / 1000.0;
    }
}
