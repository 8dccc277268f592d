package io.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong now = new AtomicLong(-5);
    private final Uni<Integer> answer =
            Remembered.of(Uni.createFrom().item(asked::incrementAndGet), Duration.ofNanos(10), now::get);

    @Test
    void it_is_asked_once_in_each_while() {
        for (int round = 1; round <= 3; round++) {
            for (int time = 0; time < 5; time++) {
                assertEquals(round, answer.await().indefinitely());
            }
            now.addAndGet(11);
        }
    }

    @Test
    void it_is_good_until_the_while_is_over() {
        answer.await().indefinitely();
        now.addAndGet(10);
        assertEquals(1, answer.await().indefinitely());
    }
}
