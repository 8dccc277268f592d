package io.gatehouse.bench;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The pure part: JMH, one thread, a process of its own. */
final class QuotesPart {

    private QuotesPart() {}

    static void measure(Report report) {
        var options = new OptionsBuilder()
                .include("QuoterBenchmark")
                .forks(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            new Runner(options)
                    .run()
                    .forEach(result -> report.add("quotes, pure (JMH)", setting(result), figure(result)));
        } catch (RunnerException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String setting(RunResult result) {
        var parameters = result.getParams();
        return parameters.getParam("tariff") + ", " + parameters.getParam("minutes") + " min";
    }

    private static String figure(RunResult result) {
        var score = result.getPrimaryResult();
        return Report.text("%,.0f/s ± %,.0f", score.getScore(), score.getScoreError());
    }
}
