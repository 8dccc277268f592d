package io.gatehouse.order.wechat.parking;

import static io.gatehouse.order.wechat.parking.PromiseState.ASKED;
import static io.gatehouse.order.wechat.parking.PromiseState.BLOCKED;
import static io.gatehouse.order.wechat.parking.PromiseState.DUE;
import static io.gatehouse.order.wechat.parking.PromiseState.NONE;
import static io.gatehouse.order.wechat.parking.PromiseState.PROMISED;
import static io.gatehouse.order.wechat.parking.PromiseState.WITHDRAWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gatehouse.order.wechat.parking.Promise.Word;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseTest {

    private static final Instant ENTERED = Instant.parse("2026-07-01T02:00:00Z");
    private static final Word YES = new Word("5K8264ILTKCH16CQ250", true, null);
    private static final Word NO = new Word("5K8264ILTKCH16CQ250", false, "overdue");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    DUE,       ASKED NONE
                    ASKED,     NONE PROMISED BLOCKED WITHDRAWN
                    NONE,
                    PROMISED,  WITHDRAWN
                    BLOCKED,   PROMISED
                    WITHDRAWN, PROMISED
                    """)
    void it_becomes_only_what_it_may(PromiseState from, String may) {
        var legal = may == null
                ? List.of()
                : Stream.of(may.split(" ")).map(PromiseState::valueOf).toList();
        for (var to : PromiseState.values()) {
            assertEquals(legal.contains(to), from.mayBecome(to), from + " to " + to);
            if (!legal.contains(to)) {
                assertThrows(IllegalStateException.class, () -> from.to(to));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # what was told of, in the order in which it arrived: second at WeChat and word; what stands then
                    1+,          PROMISED
                    1-,          WITHDRAWN
                    1- 2+,       PROMISED
                    2+ 1-,       PROMISED
                    2- 1+,       WITHDRAWN
                    1- 1-,       WITHDRAWN
                    1- 3+ 2-,    PROMISED
                    1+ 3- 2+,    WITHDRAWN
                    # of the same second: rather pay on site than be refused at the gate
                    1- 1+,       WITHDRAWN
                    1+ 1-,       WITHDRAWN
                    # the same again, but newer: what is older than that counts no more
                    3+ 2-,       PROMISED
                    1- 4- 3+,    WITHDRAWN
                    """)
    void the_newest_word_counts_however_they_arrive(String words, PromiseState stands) {
        var promise = asked().answered(YES);
        for (var word : words.split(" ")) {
            var at = ENTERED.plusSeconds(Long.parseLong(word.substring(0, 1)));
            promise = promise.changed(word.endsWith("+") ? YES : NO, at);
        }
        assertEquals(stands, promise.state());
    }

    @Test
    void the_answer_to_the_entry_does_not_undo_what_was_told_meanwhile() {
        var withdrawn = asked().changed(NO, ENTERED.plusSeconds(1));
        assertEquals(WITHDRAWN, withdrawn.answered(YES).state());
        assertEquals(BLOCKED, asked().answered(NO).state());
        assertEquals("overdue", asked().answered(NO).reason());
        assertEquals(
                PROMISED,
                asked().answered(NO).changed(YES, ENTERED.plusSeconds(9)).state());
    }

    @Test
    void who_was_never_told_of_believes_no_word() {
        assertEquals(DUE, due().changed(YES, ENTERED).state());
        assertEquals(NONE, due().none("service-PAUSE").changed(YES, ENTERED).state());
        assertEquals(ASKED, due().asked().asked().state());
        assertEquals(PROMISED, asked().answered(YES).none("late").state());
    }

    @Test
    void each_plate_of_a_stay_is_another_parking() {
        assertEquals("0197c0b0000070008000000000000001", due().outParkingNo());
        assertEquals("0197c0b0000070008000000000000001_2", due(2).outParkingNo());
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    粤B12345,  BLUE,         BLUE
                    粤B12345,  yellow,       YELLOW
                    粤B12345,  黑,           BLACK
                    粤BD12345, ,             GREEN
                    粤BD12345, 黄绿,         LIMEGREEN
                    粤B12345,  ,             BLUE
                    粤B12345,  OTHER,        BLUE
                    粤B1234警, ,             WHITE
                    """)
    void a_plate_has_the_colour_that_was_seen_or_that_its_kind_has(String plate, String seen, Colour colour) {
        assertEquals(colour, Colour.of(plate, seen));
    }

    @Test
    void a_stay_that_ends_at_once_is_charged_for_a_second() {
        var promise = asked().answered(YES);
        assertEquals(1, Charge.of(promise, ENTERED, null).seconds());
        var charge = Charge.of(promise, ENTERED.plusSeconds(7_200), "R-1");
        assertEquals(7_200, charge.seconds());
        assertEquals("2026-07-01T10:00:00+08:00", charge.start());
        assertEquals("2026-07-01T12:00:00+08:00", charge.end());
        assertEquals(charge, Charge.of(charge.kept()));
    }

    private static Promise due() {
        return due(0);
    }

    private static Promise due(int round) {
        var stay = UUID.fromString("0197c0b0-0000-7000-8000-000000000001");
        return new Promise(
                stay, stay, stay, stay, DUE, "粤B12345", Colour.BLUE, ENTERED, "南山中心", round, null, null, null, null);
    }

    private static Promise asked() {
        return due().asked();
    }
}
