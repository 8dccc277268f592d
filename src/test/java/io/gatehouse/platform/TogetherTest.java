package io.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final List<List<String>> begun = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
    /** The first letter of what is said is whose it is. */
    private final Together<String> together = together(Duration.ofMinutes(1));

    private Together<String> together(Duration atMost) {
        return new Together<>(
                said -> said.charAt(0),
                (tenant, said) -> {
                    begun.add(said);
                    if (said.contains("x-bad")) {
                        return Uni.createFrom().failure(new IllegalStateException("bad"));
                    }
                    return said.contains("y-never")
                            ? Uni.createFrom().nothing()
                            : Uni.createFrom().completionStage(gate);
                },
                atMost);
    }

    private CompletableFuture<Void> add(UUID tenant, String said) {
        return together.add(tenant, said).subscribeAsCompletionStage();
    }

    @Test
    void the_first_is_done_at_once_and_what_comes_meanwhile_together() {
        gate = new CompletableFuture<>();
        var first = add(ONE, "a1");
        assertEquals(List.of(List.of("a1")), begun);
        var others = List.of(add(ONE, "b1"), add(ONE, "c1"), add(ONE, "d1"));
        assertTrue(others.stream().noneMatch(CompletableFuture::isDone));

        gate.complete(null);

        assertTrue(first.isDone());
        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
        assertEquals(List.of(List.of("a1"), List.of("b1", "c1", "d1")), begun);
    }

    @Test
    void two_of_the_same_are_done_one_after_the_other() {
        gate = new CompletableFuture<>();
        add(ONE, "a1");
        var all = CompletableFuture.allOf(add(ONE, "b1"), add(ONE, "b2"), add(ONE, "b3"), add(ONE, "c1"));

        gate.complete(null);

        all.join();
        assertEquals(List.of(List.of("a1"), List.of("b1", "c1"), List.of("b2"), List.of("b3")), begun);
    }

    @Test
    void what_cannot_be_done_does_not_take_the_others_with_it() {
        gate = new CompletableFuture<>();
        add(ONE, "a1");
        // together with this one they fail, and are done again without it
        var good = add(ONE, "b1");
        var bad = add(ONE, "x-bad");
        var alsoGood = add(ONE, "c1");

        gate.complete(null);

        CompletableFuture.allOf(good, alsoGood).join();
        assertThrows(CompletionException.class, bad::join);
    }

    @Test
    void what_never_ends_is_given_up_and_the_next_is_done() {
        var impatient = together(Duration.ofMillis(200));
        var never = impatient.add(ONE, "y-never").subscribeAsCompletionStage();
        var next = impatient.add(ONE, "a1").subscribeAsCompletionStage();

        next.join();

        var failed = assertThrows(CompletionException.class, never::join);
        assertInstanceOf(TimeoutException.class, failed.getCause());
        assertEquals(List.of(List.of("y-never"), List.of("a1")), begun);
    }

    @Test
    void a_tenant_waits_for_no_other() {
        gate = new CompletableFuture<>();
        add(ONE, "a1");
        add(OTHER, "a2");
        assertEquals(List.of(List.of("a1"), List.of("a2")), begun);
        gate.complete(null);
    }
}
