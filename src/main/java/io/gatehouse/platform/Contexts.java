package io.gatehouse.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Each request has a context of its own, with what is known of its caller: whoever waits for others comes back to it. */
public final class Contexts {

    private Contexts() {}

    /** What several wait for together, or a client with threads of its own answers, goes on where it was asked for. */
    public static <T> Uni<T> backHere(Uni<T> answer) {
        return Uni.createFrom().deferred(() -> {
            var here = Vertx.currentContext();
            return here == null ? answer : answer.emitOn(work -> run(here, work));
        });
    }

    private static void run(Context here, Runnable work) {
        if (Vertx.currentContext() == here) {
            work.run();
        } else {
            here.runOnContext(nothing -> work.run());
        }
    }
}
