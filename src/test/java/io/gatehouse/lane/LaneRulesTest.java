package io.gatehouse.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.lane.LaneFacts.CardFacts;
import io.gatehouse.lane.LaneFacts.FeeFacts;
import io.gatehouse.lane.LaneFacts.Reading;
import io.gatehouse.lane.LaneFacts.StayFacts;
import io.gatehouse.lane.Situation.Gate;
import io.gatehouse.park.Admission;
import io.gatehouse.park.ParkRules;
import io.gatehouse.park.ParkRules.Arrears;
import io.gatehouse.park.ParkRules.ExpiredCards;
import io.gatehouse.park.ParkRules.LapsedCards;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tables of domain/lanes.md once more. Facts are words: {@code unplated}, {@code scanned}, {@code barred},
 * {@code expired=N} or {@code card}, {@code spaces-taken}, {@code inside}, {@code arrears}, {@code full}; at an exit also
 * {@code stay} (temporary), {@code stay-on-card}, {@code stay-shared}, {@code owes}, {@code paid-before}, {@code promised},
 * {@code doubtful}, {@code contradicted}, {@code seen-twice}; of the park {@code confirm}, {@code as-temporary},
 * {@code queues}, {@code holds-arrears}.
 */
class LaneRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            card                               | CARD_ENTERS          | opens
            card full                          | CARD_ENTERS          | opens
            card confirm                       | CARD_ENTERS          | opens
                                               | TEMPORARY_ENTERS     | opens
            expired=8                          | TEMPORARY_ENTERS     | opens
            expired=3 as-temporary             | TEMPORARY_ENTERS     | opens
            unplated                           | UNPLATED_ENTRY       | holds
            unplated confirm full              | UNPLATED_ENTRY       | holds
            unplated scanned                   | TEMPORARY_ENTERS     | opens
            unplated scanned confirm           | TEMPORARY_REFUSED    | holds
            unplated scanned full              | PARK_FULL            | holds
            expired=1                          | CARD_EXPIRED_ENTRY   | holds
            expired=7                          | CARD_EXPIRED_ENTRY   | holds
            expired=7 confirm                  | CARD_EXPIRED_ENTRY   | holds
            expired=8 confirm                  | TEMPORARY_REFUSED    | holds
            expired=1 confirm as-temporary     | TEMPORARY_REFUSED    | holds
            confirm                            | TEMPORARY_REFUSED    | holds
            confirm full                       | TEMPORARY_REFUSED    | holds
            card spaces-taken confirm          | SHARED_SPACES_TAKEN  | holds
            card spaces-taken                  | SHARED_SPACES_TAKEN  | opens
            card spaces-taken full             | PARK_FULL            | holds
            full                               | PARK_FULL            | holds
            barred                             | ENTRY_BARRED         | holds
            barred card                        | ENTRY_BARRED         | holds
            arrears                            | ARREARS_AT_ENTRY     | opens
            arrears holds-arrears              | ARREARS_AT_ENTRY     | holds
            arrears card holds-arrears         | ARREARS_AT_ENTRY     | holds
            arrears confirm                    | TEMPORARY_REFUSED    | holds
            arrears full holds-arrears         | PARK_FULL            | holds
            """)
    void at_an_entry(String facts, Situation expected, String gate) {
        var decision = LaneRules.decide(facts(Direction.ENTRY, facts));
        assertEquals(expected, decision.situation());
        assertEquals(expected, decision.shownAs());
        assertEquals(gate.equals("opens"), decision.opens());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            inside                  | TEMPORARY_ENTERS   | opens
            inside card             | CARD_ENTERS        | opens
            inside confirm          | TEMPORARY_REFUSED  | holds
            inside barred           | ENTRY_BARRED       | holds
            inside arrears          | ARREARS_AT_ENTRY   | opens
            """)
    void a_vehicle_that_is_inside_already_is_shown_as_what_it_is_besides(String facts, Situation shown, String gate) {
        var decision = LaneRules.decide(facts(Direction.ENTRY, facts));
        assertEquals(Situation.ALREADY_INSIDE, decision.situation());
        assertEquals(shown, decision.shownAs());
        assertEquals(gate.equals("opens"), decision.opens());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            card stay-on-card                          | CARD_LEAVES           | opens
            card                                       | CARD_LEAVES           | opens
            card stay                                  | CARD_LEAVES           | opens
            card stay owes                             | FEE_DUE               | holds
            stay                                       | PAID_LEAVES           | opens
            stay paid-before                           | PAID_LEAVES           | opens
            stay-shared card                           | PAID_LEAVES           | opens
            stay owes promised                         | DEFERRED_LEAVES       | opens
            expired=1 stay-on-card                     | CARD_EXPIRED_3        | opens
            expired=3 stay-on-card                     | CARD_EXPIRED_3        | opens
            expired=3                                  | CARD_EXPIRED_3        | opens
            expired=4 stay-on-card                     | CARD_EXPIRED_7        | holds
            expired=7 stay-on-card                     | CARD_EXPIRED_7        | holds
            expired=4 stay owes                        | FEE_DUE               | holds
            expired=8 stay-on-card owes queues         | CARD_LAPSED           | holds
            expired=8 stay-on-card owes                | FEE_DUE               | holds
            expired=8 stay-on-card queues paid-before  | PAID_LEAVES           | opens
            expired=8                                  | NO_ENTRY_FOUND        | holds
            unplated                                   | UNPLATED_EXIT         | holds
            unplated scanned                           | UNPLATED_EXIT         | holds
            unplated scanned stay owes                 | FEE_DUE               | holds
            unplated scanned stay                      | PAID_LEAVES           | opens
            stay owes                                  | FEE_DUE               | holds
            stay-shared card owes                      | SHARED_SPACES_FEE_DUE | holds
            stay owes paid-before                      | GRACE_OVERRUN         | holds
                                                       | NO_ENTRY_FOUND        | holds
            stay owes doubtful                         | PLATE_DOUBTFUL        | holds
            card stay-on-card doubtful                 | PLATE_DOUBTFUL        | holds
            stay contradicted                          | PLATE_DOUBTFUL        | holds
            doubtful                                   | PLATE_DOUBTFUL        | holds
            stay owes doubtful seen-twice              | FEE_DUE               | holds
            stay contradicted seen-twice               | PAID_LEAVES           | opens
            """)
    void at_an_exit(String facts, Situation expected, String gate) {
        var decision = LaneRules.decide(facts(Direction.EXIT, facts));
        assertEquals(expected, decision.situation());
        assertEquals(gate.equals("opens"), decision.opens());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            CARD_ENTERS           | 欢迎回家                                        | SMILE  | GREEN  | OPEN
            TEMPORARY_ENTERS      | 欢迎光临                                        | SMILE  | GREEN  | OPEN
            UNPLATED_ENTRY        | 您的车牌无法识别，请扫码后开闸进场，出场前请在出口处扫码出场 | QR     | GREEN  | HOLD
            CARD_EXPIRED_ENTRY    | 您的月卡已过期，请扫码缴费后进场                    | QR     | GREEN  | HOLD
            TEMPORARY_REFUSED     | 该停车场不允许临停车辆进场，有需请联系管理处           | TEXT   | YELLOW | HOLD
            SHARED_SPACES_TAKEN   | 您的共享车位已满，该停车场不允许临停车辆进场，有需请联系管理处 | PHOTOS | YELLOW | BY_POLICY
            PARK_FULL             | 车位已满，请稍候                                 | TEXT   | YELLOW | HOLD
            ENTRY_BARRED          | 该车辆禁止入场，有需请联系管理处                    | TEXT   | YELLOW | HOLD
            ARREARS_AT_ENTRY      | 您有未缴停车费，请扫码补缴                         | QR     | GREEN  | BY_POLICY
            CARD_LEAVES           | 一路平安                                        | SMILE  | GREEN  | OPEN
            PAID_LEAVES           | 一路平安                                        | SMILE  | GREEN  | OPEN
            DEFERRED_LEAVES       | 一路平安，稍后将自动扣费                           | TEXT   | GREEN  | OPEN
            CARD_EXPIRED_3        | 您的月卡已过期，注意及时缴费                        | QR     | GREEN  | OPEN
            CARD_EXPIRED_7        | 您的月卡已过期，请扫码缴费                          | QR     | GREEN  | HOLD
            CARD_LAPSED           | 您的月卡超期未缴费，请联系管理处重新排队申请月卡         | QR     | YELLOW | HOLD
            UNPLATED_EXIT         | 无牌车请扫码付费后出场                             | QR     | GREEN  | HOLD
            FEE_DUE               | 请扫码缴费后出场                                  | QR     | GREEN  | HOLD
            SHARED_SPACES_FEE_DUE | 请扫码缴费后出场                                  | QR     | GREEN  | HOLD
            GRACE_OVERRUN         | 您已超过离场时间，请扫码补缴                        | QR     | GREEN  | HOLD
            NO_ENTRY_FOUND        | 未找到进场记录，正在为您接通客服                     | WAIT   | YELLOW | HOLD
            PLATE_DOUBTFUL        | 正在核对车牌，请稍候                              | WAIT   | YELLOW | HOLD
            """)
    void each_situation_has_the_verdict_of_its_row(Situation row, String voice, Screen screen, Light light, Gate gate) {
        assertEquals(voice, Texts.of("zh-CN").say(row.voice()));
        assertEquals(screen, row.screen());
        assertEquals(light, row.light());
        assertEquals(gate, row.gate());
    }

    @ParameterizedTest
    @EnumSource(Situation.class)
    void every_situation_is_spoken_in_english_and_a_qr_code_leads_somewhere(Situation situation) {
        assertTrue(Texts.of("en").say(situation.voice()).matches("[A-Z][ -~]+"));
        assertEquals(situation.screen() == Screen.QR, situation.purpose() != null);
    }

    @Test
    void a_voice_that_is_not_spoken_here_is_chinese() {
        assertEquals("欢迎回家", Texts.of("tlh").say("welcome-home"));
    }

    private static LaneFacts facts(Direction direction, String words) {
        var told =
                words == null ? Set.<String>of() : Stream.of(words.split(" ")).collect(Collectors.toSet());
        int expired = told.stream()
                .filter(word -> word.startsWith("expired="))
                .mapToInt(word -> Integer.parseInt(word.substring(8)))
                .findFirst()
                .orElse(0);
        boolean hasCard = told.contains("card") || expired > 0;
        boolean hasStay = told.stream().anyMatch(word -> word.startsWith("stay") || word.equals("inside"))
                || told.contains("contradicted");
        var rules = new ParkRules(
                told.contains("as-temporary") ? ExpiredCards.ENTER_AS_TEMPORARY : ExpiredCards.HOLD,
                told.contains("queues") ? LapsedCards.QUEUE : LapsedCards.TEMPORARY,
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
                told.contains("unplated")
                        ? null
                        : new Reading(told.contains("doubtful") ? 79 : 80, told.contains("seen-twice") ? 2 : 1),
                told.contains("scanned"),
                told.contains("barred"),
                hasCard ? new CardFacts(expired, told.contains("spaces-taken")) : null,
                hasStay
                        ? new StayFacts(
                                told.contains("stay-on-card"),
                                told.contains("stay-shared"),
                                told.contains("contradicted"))
                        : null,
                new FeeFacts(
                        told.contains("owes") ? 500 : 0,
                        told.contains("paid-before") ? 500 : 0,
                        told.contains("promised")),
                told.contains("arrears") ? 1_000 : 0,
                told.contains("full") ? 0 : 1);
    }

    @Test
    void the_situations_are_those_of_the_tables() {
        var names = EnumSet.allOf(Situation.class).stream()
                .map(situation -> situation.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertEquals(22, names.size());
    }
}
