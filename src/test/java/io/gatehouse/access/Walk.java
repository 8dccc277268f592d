package io.gatehouse.access;

import io.gatehouse.access.ApiDocument.Operation;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Many requests at a time, and what was wrong with their answers. */
final class Walk {

    private static final int AT_A_TIME = 24;

    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final List<CompletableFuture<String>> verdicts = new ArrayList<>();

    /** @param fault what is wrong with an answer; null: nothing */
    void step(Object what, Wire request, Function<Answer, String> fault) {
        places.acquireUninterruptibly();
        var verdict = request.sendAsync()
                .handle((answer, failure) -> failure == null ? fault.apply(answer) : failure.toString())
                .whenComplete((done, failure) -> places.release())
                .thenApply(wrong -> wrong == null ? null : what + ": " + wrong);
        verdicts.add(verdict);
    }

    int steps() {
        return verdicts.size();
    }

    List<String> faults() {
        return verdicts.stream()
                .map(CompletableFuture::join)
                .filter(fault -> fault != null)
                .toList();
    }

    /** An address with ids that name nothing. */
    static String anyPath(Operation operation) {
        return operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }
}
