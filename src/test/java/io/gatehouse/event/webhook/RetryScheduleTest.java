package io.gatehouse.event.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When it is tried again, and when no more. */
class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void it_is_tried_ten_times_in_three_days() {
        var waits = Stream.iterate(1, tries -> tries + 1)
                .map(tries -> RetrySchedule.after(tries, 0))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
        assertEquals("[PT5S, PT5M, PT30M, PT2H, PT5H, PT10H, PT14H, PT20H, PT24H]", waits.toString());
    }

    @Test
    void those_who_failed_together_come_back_one_by_one() {
        var longest = RetrySchedule.after(4, 1).orElseThrow();
        assertEquals(Duration.ofHours(2).plusMinutes(12), longest);
        assertTrue(RetrySchedule.after(4, 0.5).orElseThrow().compareTo(longest) < 0);
    }

    @Test
    void only_2xx_is_a_success_and_410_is_for_ever() {
        for (var status : new int[] {200, 201, 202, 204, 299}) {
            assertEquals(Outcome.DELIVERED, Outcome.of(answered(status)));
        }
        for (var status : new int[] {100, 199, 300, 301, 307, 400, 404, 409, 429, 500, 503}) {
            assertEquals(Outcome.FAILED, Outcome.of(answered(status)), "" + status);
        }
        assertEquals(Outcome.GONE, Outcome.of(answered(410)));
        assertEquals(Outcome.FAILED, Outcome.of(answered(null)));
    }

    @Test
    void after_five_days_without_a_success_it_is_disabled_and_not_before() {
        var failing = standing(NOW.minus(Duration.ofDays(5)));
        assertEquals(Optional.of(DisabledReason.FAILING), failing.disabledBy(Outcome.FAILED, NOW));
        assertEquals(Optional.empty(), failing.disabledBy(Outcome.FAILED, NOW.minusMillis(1)));
        assertEquals(Optional.empty(), failing.disabledBy(Outcome.DELIVERED, NOW));
        assertEquals(Optional.empty(), standing(null).disabledBy(Outcome.FAILED, NOW));
        assertEquals(Optional.of(DisabledReason.GONE), standing(null).disabledBy(Outcome.GONE, NOW));
    }

    @Test
    void failing_counts_from_the_first_failure_after_a_success() {
        assertEquals(NOW, standing(null).failingAfter(Outcome.FAILED, NOW));
        assertEquals(NOW, standing(NOW).failingAfter(Outcome.FAILED, NOW.plusSeconds(60)));
        assertEquals(null, standing(NOW).failingAfter(Outcome.DELIVERED, NOW.plusSeconds(60)));
    }

    private static Standing standing(Instant failingSince) {
        return new Standing(UUID.randomUUID(), WebhookState.ACTIVE, null, null, failingSince, 0, 0);
    }

    private static Attempt answered(Integer status) {
        return new Attempt(NOW, "https://hooks.example.com/", status, "", 1, null, null);
    }
}
