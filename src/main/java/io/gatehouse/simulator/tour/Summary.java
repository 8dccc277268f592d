package io.gatehouse.simulator.tour;

import static io.gatehouse.simulator.traffic.Columns.wide;

import java.io.PrintStream;
import java.util.List;

/** Prints what came of a tour: a line for each row of the tables, and how many were as expected. */
public final class Summary {
    private final List<Result> results;

    public Summary(List<Result> results) {
        this.results = results;
    }

    public boolean allAsExpected() {
        return results.stream().allMatch(Result::ok);
    }

    public void print(PrintStream out) {
        out.println(line("", "situation", "screen", "light", "gate", "got", "voice, and how it went on"));
        results.forEach(result -> print(result, out));
        long ok = results.stream().filter(Result::ok).count();
        out.println(ok + " of " + results.size() + " as expected");
    }

    private static void print(Result result, PrintStream out) {
        var expected = result.row().verdict();
        out.println(line(
                result.ok() ? "ok" : "FAILED",
                result.row().name(),
                expected.screen(),
                expected.light(),
                expected.gate().name(),
                expected.equals(result.got()) ? "the same" : "-",
                expected.voice() + (result.end().isEmpty() ? "" : "  | " + result.end())));
        if (!result.ok()) {
            out.println("        " + result.scene() + ": " + result.fault());
            out.println("        got " + (result.got() == null ? "nothing" : result.got()));
        }
    }

    private static String line(
            String ok, String situation, String screen, String light, String gate, String got, String rest) {
        return String.join(
                "  ",
                wide(ok, 6),
                wide(situation, 32),
                wide(screen, 6),
                wide(light, 6),
                wide(gate, 4),
                wide(got, 8),
                rest);
    }
}
