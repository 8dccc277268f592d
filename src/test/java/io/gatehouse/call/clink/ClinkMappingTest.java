package io.gatehouse.call.clink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.call.CenterSettings;
import io.gatehouse.call.Push;
import io.gatehouse.call.Push.Leg;
import io.gatehouse.call.PushKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pushes as they are documented, and as a contract may have them. */
class ClinkMappingTest {

    private static final Instant HEARD = Instant.parse("2026-03-02T06:00:00Z");
    private static final long SECOND = HEARD.getEpochSecond();
    private static final CenterSettings DOCUMENTED = settings(null, null);

    private static CenterSettings settings(Map<String, List<String>> fields, Map<String, PushKind> events) {
        return new CenterSettings(null, "bj", "key", null, null, null, fields, events);
    }

    private static Map<String, String> pushed(String form) {
        return Arrays.stream(form.split("&"))
                .collect(Collectors.toMap(field -> field.split("=")[0], field -> field.split("=", 2)[1]));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            event=incoming&mainUniqueId=m-1&customerNumber=13800138000&hotline=4001234567&callType=1 | CameIn
            mainUniqueId=m-1&customerNumber=13800138000                                              | CameIn
            event=ringing&mainUniqueId=m-1&customerNumber=13800138000&cno=2000&callType=1            | OfferedTo
            event=ringing&mainUniqueId=m-1&customerNumber=13800138000                                | CameIn
            event=answer&mainUniqueId=m-1&cno=2000                                                   | Answered
            event=bridged&mainUniqueId=m-1&cno=2000&callType=1                                       | Answered
            cdr_main_unique_id=m-1&cdr_customer_number=1&cdr_end_time=1367040082&cdr_call_type=1     | HungUp
            """)
    void documented_events_are_understood(String form, String expected) {
        var push = ClinkMapping.read(DOCUMENTED, pushed(form), HEARD).orElseThrow();
        assertEquals(expected, push.getClass().getSimpleName());
        assertEquals("m-1", push.leg().centerCallId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            event=status&cno=2000&mainUniqueId=m-1
            event=unanswer&mainUniqueId=m-1&cno=2000
            event=somethingNew&mainUniqueId=m-1
            event=answer&mainUniqueId=m-1
            event=ringing&cno=2000&customerNumber=13800138000
            event=ringing&mainUniqueId=m-1&cno=2000&callType=3
            cdr_main_unique_id=m-1&cdr_end_time=1367040082&cdr_call_type=4
            event= &mainUniqueId=
            """)
    void what_is_nothing_to_us_is_left_alone(String form) {
        assertTrue(ClinkMapping.read(DOCUMENTED, pushed(form), HEARD).isEmpty());
    }

    @Test
    void a_hang_up_tells_who_had_it_and_since_when() {
        var request = UUID.randomUUID();
        var form = "cdr_main_unique_id=m-1&cdr_customer_number=13800138000&cdr_start_time=%d&cdr_answer_time=%d"
                + "&cdr_bridge_time=%d&cdr_end_time=%d&cdr_call_type=4&cdr_status=33&cdr_bridged_cno=2000"
                + "&cdr_request_unique_id=" + request;
        var push = ClinkMapping.read(
                        DOCUMENTED, pushed(form.formatted(SECOND - 90, SECOND - 80, SECOND - 70, SECOND - 5)), HEARD)
                .orElseThrow();
        assertEquals(
                new Push.HungUp(
                        new Leg("m-1", request, "13800138000", null),
                        "2000",
                        HEARD.minusSeconds(70),
                        HEARD.minusSeconds(5)),
                push);
    }

    @ParameterizedTest
    @CsvSource({"0", "''", "-5", "soon", "99999999999999999999", "1.5"})
    void a_time_that_is_none_never_happened(String time) {
        var push = (Push.HungUp) ClinkMapping.read(
                        DOCUMENTED,
                        Map.of("cdr_main_unique_id", "m", "cdr_end_time", "" + SECOND, "cdr_bridge_time", time),
                        HEARD)
                .orElseThrow();
        assertEquals(null, push.answeredAt());
    }

    @Test
    void nothing_happens_in_the_future() {
        var push = ClinkMapping.read(
                        DOCUMENTED, Map.of("cdr_main_unique_id", "m", "cdr_end_time", "" + (SECOND + 3600)), HEARD)
                .orElseThrow();
        assertEquals(HEARD, push.at());
    }

    @Test
    void a_contract_may_have_other_names() {
        var settings = settings(
                Map.of("event", List.of("action"), "seat", List.of("agentNo", "cno"), "from", List.of("caller")),
                Map.of("RING", PushKind.OFFERED_TO));
        var push = ClinkMapping.read(
                        settings, pushed("action=RING&mainUniqueId=m-1&caller=10086&agentNo=1001&cno=9"), HEARD)
                .orElseThrow();
        assertEquals(new Push.OfferedTo(new Leg("m-1", null, "10086", null), "1001", HEARD), push);
    }
}
