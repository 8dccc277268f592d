package io.gatehouse.fee;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Quotes of stays of two hours and of a week, by published tariffs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class QuoterBenchmark {

    @Param({"stoke-john-street", "singapore-hdb", "cologne-bonn-p3"})
    public String tariff;

    @Param({"125", "10085"})
    public long minutes;

    private Parked parked;

    @org.openjdk.jmh.annotations.Setup
    public void park() {
        parked = Parked.under(tariff).from("2025-03-03T10:00");
    }

    @Benchmark
    public Quote quote() {
        return parked.minutes(minutes);
    }
}
