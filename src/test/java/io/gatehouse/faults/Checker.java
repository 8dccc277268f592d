package io.gatehouse.faults;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Compares what robots did and saw with what the database says. It finds nothing, or promises that were broken. */
final class Checker {
    private static final List<BiFunction<Testimony, Books, Stream<Violation>>> CHECKS = List.of(
            ArrivalChecks::of,
            GateChecks::of,
            OutcomeChecks::of,
            MoneyChecks::of,
            CallChecks::of,
            EventChecks::of,
            SpaceChecks::of,
            SettledChecks::of);

    private Checker() {}

    static List<Violation> check(Testimony robots, Books books) {
        return CHECKS.stream()
                .flatMap(check -> check.apply(robots, books))
                .distinct()
                .toList();
    }
}
