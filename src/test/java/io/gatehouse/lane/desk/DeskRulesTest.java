package io.gatehouse.lane.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.gatehouse.lane.Direction;
import io.gatehouse.lane.LaneFacts;
import io.gatehouse.lane.LaneFacts.CardFacts;
import io.gatehouse.lane.LaneFacts.FeeFacts;
import io.gatehouse.lane.LaneFacts.Reading;
import io.gatehouse.lane.LaneFacts.StayFacts;
import io.gatehouse.lane.LaneRules;
import io.gatehouse.lane.PassageState;
import io.gatehouse.lane.desk.DeskCase.Gate;
import io.gatehouse.lane.desk.DeskRules.Refusal;
import io.gatehouse.park.Admission;
import io.gatehouse.park.ParkRules;
import io.gatehouse.park.ParkRules.Arrears;
import io.gatehouse.park.ParkRules.ExpiredCards;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table of domain/lanes.md "What the desk may do" once more. Facts are words as in {@code LaneRulesTest}; besides
 * {@code cleared}: an opening was granted; {@code pending}, {@code gate-open}; {@code matched}: the desk matched the stay.
 */
class DeskRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ENTRY | card                               | yes
            ENTRY | card spaces-taken confirm          | yes
            ENTRY | expired=1                          | yes
            ENTRY | expired=3 confirm                  | yes
            ENTRY | expired=4                          | no
            ENTRY | expired=7 confirm                  | no
            ENTRY | expired=7 inside                   | no
            ENTRY | expired=8 confirm                  | yes
            ENTRY | expired=5 confirm as-temporary     | yes
            ENTRY | confirm                            | yes
            ENTRY |                                    | yes
            ENTRY | full                               | yes
            ENTRY | arrears holds-arrears              | yes
            ENTRY | barred                             | no
            ENTRY | barred card                        | no
            ENTRY | unplated                           | no
            ENTRY | unplated scanned confirm           | yes
            ENTRY | card cleared                       | yes
            ENTRY | card cleared pending               | opening-pending
            ENTRY | card cleared gate-open             | gate-open
            EXIT  | card                               | yes
            EXIT  | card stay-on-card doubtful         | yes
            EXIT  | expired=3 stay-on-card             | yes
            EXIT  | expired=3                          | yes
            EXIT  | expired=4 stay-on-card             | no
            EXIT  | expired=7                          | no
            EXIT  | expired=8 stay-on-card             | yes
            EXIT  | expired=8 stay-on-card owes        | no
            EXIT  | expired=5 stay                     | yes
            EXIT  | expired=5 stay owes                | no
            EXIT  | stay                               | yes
            EXIT  | stay paid-before cleared           | yes
            EXIT  | stay owes                          | no
            EXIT  | stay owes paid-before              | no
            EXIT  | stay owes promised                 | yes
            EXIT  | stay-shared card owes              | no
            EXIT  | stay-shared card                   | yes
            EXIT  | card stay owes                     | no
            EXIT  |                                    | no
            EXIT  | unplated                           | no
            EXIT  | unplated scanned                   | no
            EXIT  | unplated scanned stay              | yes
            EXIT  | stay pending                       | opening-pending
            """)
    void open(Direction direction, String facts, String expected) {
        answers(DeskAction.OPEN, direction, facts, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ENTRY | barred                             | yes
            ENTRY | unplated                           | yes
            ENTRY | expired=5                          | yes
            EXIT  | stay owes                          | yes
            EXIT  | unplated                           | yes
            EXIT  |                                    | yes
            EXIT  | stay owes cleared                  | yes
            EXIT  | stay owes cleared pending          | opening-pending
            EXIT  | stay owes cleared gate-open        | gate-open
            """)
    void open_abnormally(Direction direction, String facts, String expected) {
        answers(DeskAction.OPEN_ABNORMALLY, direction, facts, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            SEND_RENEWAL_QR   | ENTRY | expired=1                 | yes
            SEND_RENEWAL_QR   | ENTRY | expired=9                 | yes
            SEND_RENEWAL_QR   | ENTRY | card                      | no
            SEND_RENEWAL_QR   | ENTRY |                           | no
            SEND_RENEWAL_QR   | EXIT  | expired=4 stay-on-card    | yes
            SEND_RENEWAL_QR   | EXIT  | card stay-on-card         | no
            SEND_UNPLATED_QR  | ENTRY | unplated                  | yes
            SEND_UNPLATED_QR  | EXIT  | unplated                  | yes
            SEND_UNPLATED_QR  | EXIT  | stay owes                 | no
            SEND_SPACES_TAKEN | ENTRY | card spaces-taken confirm | yes
            SEND_SPACES_TAKEN | ENTRY | card                      | no
            SEND_SPACES_TAKEN | ENTRY | expired=2 spaces-taken    | no
            SEND_SPACES_TAKEN | EXIT  | card spaces-taken         | no
            ASK_FOR_FEE       | EXIT  | stay owes                 | yes
            ASK_FOR_FEE       | EXIT  | stay owes paid-before     | yes
            ASK_FOR_FEE       | EXIT  | expired=8 stay-on-card owes queues | yes
            ASK_FOR_FEE       | EXIT  | stay-shared card owes     | yes
            ASK_FOR_FEE       | EXIT  | stay                      | no
            ASK_FOR_FEE       | EXIT  | stay owes cleared         | no
            ASK_FOR_FEE       | EXIT  |                           | no
            ASK_FOR_FEE       | ENTRY | arrears holds-arrears     | no
            ASK_FOR_DOCUMENTS | EXIT  | stay owes                 | yes
            ASK_FOR_DOCUMENTS | ENTRY | barred                    | no
            """)
    void send_to_the_screen(DeskAction action, Direction direction, String facts, String expected) {
        answers(action, direction, facts, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            REGISTER_VISITOR  | ENTRY | confirm                   | yes
            REGISTER_VISITOR  | ENTRY | expired=8 confirm         | yes
            REGISTER_VISITOR  | ENTRY | unplated scanned confirm  | yes
            REGISTER_VISITOR  | ENTRY | confirm pending           | opening-pending
            REGISTER_VISITOR  | ENTRY |                           | no
            REGISTER_VISITOR  | ENTRY | full                      | no
            REGISTER_VISITOR  | ENTRY | card spaces-taken confirm | no
            REGISTER_VISITOR  | ENTRY | expired=3 confirm         | no
            REGISTER_VISITOR  | ENTRY | unplated confirm          | no
            REGISTER_VISITOR  | ENTRY | barred confirm            | no
            REGISTER_VISITOR  | EXIT  | stay owes                 | no
            MATCH_STAY        | EXIT  |                           | yes
            MATCH_STAY        | EXIT  | doubtful                  | yes
            MATCH_STAY        | EXIT  | stay owes matched         | yes
            MATCH_STAY        | EXIT  | stay owes                 | no
            MATCH_STAY        | EXIT  | unplated                  | no
            MATCH_STAY        | ENTRY | confirm                   | no
            """)
    void know_who_it_is(DeskAction action, Direction direction, String facts, String expected) {
        answers(action, direction, facts, expected);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void the_plate_is_corrected_and_photos_are_taken_whatever_is_there(Direction direction) {
        for (var facts : new String[] {"", "unplated", "barred", "card", "stay owes", "stay cleared gate-open"}) {
            answers(DeskAction.CORRECT_PLATE, direction, facts, "yes");
            answers(DeskAction.PHOTOGRAPH, direction, facts, "yes");
        }
    }

    @Test
    void a_refusal_says_what_would_be_allowed() {
        var at = at(Direction.EXIT, "stay owes");
        var refusal = DeskRules.refusal(DeskAction.OPEN, at).orElseThrow();
        assertEquals("Something is owed: ask for the fee, or open abnormally.", refusal.because());
        assertNotEquals(
                refusal,
                DeskRules.refusal(DeskAction.OPEN, at(Direction.EXIT, "")).orElseThrow());
    }

    private static void answers(DeskAction action, Direction direction, String facts, String expected) {
        var code = DeskRules.refusal(action, at(direction, facts)).map(Refusal::code);
        assertEquals(
                expected.equals("no") ? "not-allowed-here" : expected,
                code.orElse("yes"),
                action + " at an " + direction + ": " + facts);
    }

    private static DeskCase at(Direction direction, String words) {
        var told =
                words == null ? Set.<String>of() : Stream.of(words.split(" ")).collect(Collectors.toSet());
        var facts = facts(direction, told);
        var gate = told.contains("pending") ? Gate.PENDING : told.contains("gate-open") ? Gate.OPEN : Gate.SHUT;
        var state = told.contains("cleared") ? PassageState.CLEARED : PassageState.HELD;
        return new DeskCase(facts, LaneRules.decide(facts), state, gate, told.contains("matched"));
    }

    private static LaneFacts facts(Direction direction, Set<String> told) {
        int expired = told.stream()
                .filter(word -> word.startsWith("expired="))
                .mapToInt(word -> Integer.parseInt(word.substring(8)))
                .findFirst()
                .orElse(0);
        boolean hasCard = told.contains("card") || expired > 0;
        boolean hasStay = told.stream().anyMatch(word -> word.startsWith("stay") || word.equals("inside"));
        var rules = new ParkRules(
                told.contains("as-temporary") ? ExpiredCards.ENTER_AS_TEMPORARY : ExpiredCards.HOLD,
                null,
                told.contains("holds-arrears") ? Arrears.HOLD : Arrears.REMIND,
                80,
                false,
                15,
                "zh-CN",
                null);
        return new LaneFacts(
                direction,
                told.contains("confirm") ? Admission.CONFIRM : Admission.OPEN,
                rules,
                told.contains("unplated") ? null : new Reading(told.contains("doubtful") ? 79 : 80, 1),
                told.contains("scanned"),
                told.contains("barred"),
                hasCard ? new CardFacts(expired, told.contains("spaces-taken")) : null,
                hasStay ? new StayFacts(told.contains("stay-on-card"), told.contains("stay-shared"), false) : null,
                new FeeFacts(
                        told.contains("owes") ? 500 : 0,
                        told.contains("paid-before") ? 500 : 0,
                        told.contains("promised")),
                told.contains("arrears") ? 1_000 : 0,
                told.contains("full") ? 0 : 1);
    }
}
