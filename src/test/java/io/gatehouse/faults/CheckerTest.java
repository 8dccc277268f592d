package io.gatehouse.faults;

import static io.gatehouse.faults.Promise.ARRIVAL_DECIDED_ONCE;
import static io.gatehouse.faults.Promise.EVENTS_IN_ORDER;
import static io.gatehouse.faults.Promise.EVERYTHING_SETTLED;
import static io.gatehouse.faults.Promise.EVERY_OPENING_KEPT;
import static io.gatehouse.faults.Promise.LEDGER_ZERO;
import static io.gatehouse.faults.Promise.NO_CALL_LOST;
import static io.gatehouse.faults.Promise.NO_GATE_FOR_ANOTHER_CAR;
import static io.gatehouse.faults.Promise.NO_GATE_OPENED_LATE;
import static io.gatehouse.faults.Promise.NO_GATE_OPENED_TWICE;
import static io.gatehouse.faults.Promise.NO_PAYMENT_DOUBLED;
import static io.gatehouse.faults.Promise.NO_PAYMENT_LOST;
import static io.gatehouse.faults.Promise.OUTCOME_TRUE;
import static io.gatehouse.faults.Promise.SPACES_COUNTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.faults.Books.Table;
import io.gatehouse.simulator.wire.Journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The checker finds nothing in a true story, and each lie that is planted in it. */
class CheckerTest {
    private final Story story = new Story();

    private void found(Promise promise) {
        var found = story.violations();
        assertTrue(found.stream().anyMatch(violation -> violation.promise() == promise), found::toString);
    }

    @Test
    void a_true_story_breaks_no_promise() {
        assertEquals(List.of(), story.violations());
    }

    @Test
    void an_arrival_without_a_passage() {
        story.without(Table.PASSAGES);
        found(ARRIVAL_DECIDED_ONCE);
    }

    @Test
    void an_arrival_with_two_passages() {
        story.row(
                Table.PASSAGES,
                "id",
                UUID.randomUUID(),
                "arrival_id",
                story.arrival,
                "robot_code",
                Story.ROBOT,
                "state",
                "THROUGH",
                "situation",
                "FEE_DUE");
        found(ARRIVAL_DECIDED_ONCE);
    }

    @Test
    void an_arrival_that_was_never_decided() {
        story.set(Table.PASSAGES, "situation", null);
        found(ARRIVAL_DECIDED_ONCE);
    }

    @Test
    void a_passage_of_a_car_that_never_came() {
        story.row(
                Table.PASSAGES,
                "id",
                UUID.randomUUID(),
                "arrival_id",
                UUID.randomUUID(),
                "robot_code",
                Story.ROBOT,
                "state",
                "THROUGH",
                "situation",
                "FEE_DUE");
        found(ARRIVAL_DECIDED_ONCE);
    }

    @Test
    void a_gate_that_opened_late() {
        story.set(Table.COMMANDS, "deadline", story.journal.get(0).time().minusSeconds(1));
        found(NO_GATE_OPENED_LATE);
    }

    @Test
    void a_command_that_was_used_twice() {
        story.open(story.command, story.arrival);
        found(NO_GATE_OPENED_TWICE);
    }

    @Test
    void a_gate_that_moved_without_a_command() {
        story.note(Event.GATE, "OPENING", Story.about(story.arrival));
        found(NO_GATE_OPENED_TWICE);
    }

    @Test
    void a_passage_that_the_rules_granted_twice() {
        story.row(
                Table.OPENINGS,
                "id",
                UUID.randomUUID(),
                "passage_id",
                story.passage,
                "kind",
                "NORMAL",
                "outcome",
                "UNKNOWN");
        found(NO_GATE_OPENED_TWICE);
    }

    @Test
    void a_gate_that_opened_when_its_car_had_gone() {
        var other = UUID.randomUUID();
        story.note(Event.LOOP, "here", Story.about(other)).open(UUID.randomUUID(), story.arrival);
        found(NO_GATE_FOR_ANOTHER_CAR);
    }

    @Test
    void a_command_of_another_passage() {
        story.set(Table.COMMANDS, "passage_id", UUID.randomUUID());
        found(NO_GATE_FOR_ANOTHER_CAR);
    }

    @Test
    void an_opening_that_nobody_kept() {
        story.without(Table.OPENINGS);
        found(EVERY_OPENING_KEPT);
    }

    @Test
    void an_opening_by_the_robot_alone_that_nobody_kept() {
        story.journal.removeIf(entry -> entry.event() == Event.DEED);
        story.note(Event.DEED, "alone", Story.about(story.arrival));
        found(EVERY_OPENING_KEPT);
    }

    @Test
    void an_opening_that_was_none() {
        story.journal.removeIf(entry -> entry.event() == Event.DEED || entry.event() == Event.GATE);
        found(OUTCOME_TRUE);
    }

    @Test
    void an_outcome_that_the_robot_told_otherwise() {
        story.set(Table.OPENINGS, "outcome", "EXPIRED");
        found(OUTCOME_TRUE);
    }

    @Test
    void an_outcome_that_stays_unknown_though_the_robot_told_it() {
        story.set(Table.OPENINGS, "outcome", "UNKNOWN");
        found(OUTCOME_TRUE);
    }

    @Test
    void money_that_the_channel_has_and_no_payment_knows() {
        story.row(Table.TRADES, "trade_no", "T2", "state", "SUCCEEDED", "amount", 500L);
        found(NO_PAYMENT_LOST);
    }

    @Test
    void money_that_came_and_did_not_count() {
        story.set(Table.PAYMENTS, "state", "FAILED");
        found(NO_PAYMENT_LOST);
    }

    @Test
    void a_payment_that_the_channel_never_saw() {
        story.without(Table.TRADES);
        found(NO_PAYMENT_DOUBLED);
    }

    @Test
    void an_order_that_was_paid_twice() {
        story.row(
                        Table.PAYMENTS,
                        "id",
                        UUID.randomUUID(),
                        "order_id",
                        story.order,
                        "state",
                        "SUCCEEDED",
                        "amount",
                        500L,
                        "trade_no",
                        "T2")
                .row(Table.TRADES, "trade_no", "T2", "state", "SUCCEEDED", "amount", 500L);
        found(NO_PAYMENT_DOUBLED);
    }

    @Test
    void a_ledger_that_does_not_sum_to_zero() {
        story.set(Table.LEDGER, "amount", 400L);
        found(LEDGER_ZERO);
    }

    @Test
    void a_ledger_that_knows_less_than_the_channel() {
        story.without(Table.LEDGER);
        found(LEDGER_ZERO);
    }

    @Test
    void a_cry_for_help_that_nobody_heard() {
        story.withoutEvent("help.requested");
        found(NO_CALL_LOST);
    }

    @Test
    void a_cry_for_help_of_which_no_call_was_made() {
        story.without(Table.CALLS);
        found(NO_CALL_LOST);
    }

    @Test
    void a_cry_for_help_that_became_a_call_about_the_next_car() {
        story.set(Table.CALLS, "passage_id", UUID.randomUUID());
        found(NO_CALL_LOST);
    }

    @Test
    void a_cry_for_help_that_was_heard_when_the_car_had_gone_is_the_lanes() {
        story.set(Table.PASSAGES, "ended_at", Instant.parse("2025-12-31T23:59:00Z"));
        story.set(Table.CALLS, "passage_id", null);
        assertTrue(story.violations().stream().noneMatch(violation -> violation.promise() == NO_CALL_LOST));
    }

    @Test
    void an_event_that_is_missing() {
        story.withoutEvent("passage.cleared");
        found(EVENTS_IN_ORDER);
    }

    @Test
    void an_event_that_comes_after_the_end() {
        story.events("passage.held");
        found(EVENTS_IN_ORDER);
    }

    @Test
    void an_event_that_is_told_twice() {
        story.events("passage.through");
        found(EVENTS_IN_ORDER);
    }

    @Test
    void an_outcome_that_is_not_told() {
        story.withoutEvent("opening.ended");
        found(EVENTS_IN_ORDER);
    }

    @Test
    void a_passage_that_lives_on_without_its_car() {
        story.set(Table.PASSAGES, "state", "HELD");
        found(EVERYTHING_SETTLED);
    }

    @Test
    void a_space_that_is_kept_for_nobody() {
        story.set(Table.SPACES, "promised", 1);
        found(SPACES_COUNTED);
    }

    @Test
    void a_passage_that_was_given_up_until_the_late_word_of_its_robot_is_no_lie() {
        var late = new Story();
        late.withoutEvent("passage.through").events("passage.abandoned", "passage.through");
        assertEquals(List.of(), late.violations());
    }

    @Test
    void a_payment_that_is_under_way_for_ever() {
        story.set(Table.PAYMENTS, "state", "CREATED");
        found(EVERYTHING_SETTLED);
    }

    @Test
    void a_command_whose_outcome_nobody_writes_down() {
        story.set(Table.COMMANDS, "outcome", null);
        found(EVERYTHING_SETTLED);
    }
}
