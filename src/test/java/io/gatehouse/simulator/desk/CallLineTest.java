package io.gatehouse.simulator.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallLineTest {

    private static final Instant T0 = Instant.parse("2026-05-01T08:00:00Z");
    private static final Map<String, String> AGENTS = Map.of("a1", "李娜", "a2", "王伟");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final DeskSummary summary = new DeskSummary();
    private final CallWatch watch = new CallWatch(call -> {
        summary.accept(call);
        new CallLine(out, List.of(), AGENTS).accept(call);
    });

    private void hears(double seconds, String type, String data) {
        try {
            var event = new ObjectMapper().createObjectNode();
            event.put("type", type)
                    .put("at", T0.plusMillis((long) (seconds * 1000)).toString());
            event.set("data", new ObjectMapper().readTree(data));
            watch.accept(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(data, e);
        }
    }

    private void call(double seconds, String type, String more) {
        var data = "{\"callId\": \"c1\", \"reason\": \"HELP_BUTTON\", \"robot\": \"R-1\", \"passageId\": \"p1\","
                + " \"queuedAt\": \"" + T0 + "\"" + more + "}";
        hears(seconds, type, data);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    /** Without the time, and with columns one blank apart. */
    private String line() {
        return printed().replaceFirst("^\\S+ +", "").replaceAll("  +", " | ");
    }

    @Test
    void a_call_is_one_line_with_all_that_happened() {
        hears(-5, "passage.held", "{\"passageId\": \"p1\", \"situation\": \"TEMPORARY_REFUSED\"}");
        call(0, "call.queued", "");
        call(0.1, "call.offered", ", \"agentId\": \"a1\"");
        call(1.5, "call.queued", ", \"why\": \"REJECTED\", \"lostBy\": \"a1\"");
        call(1.6, "call.offered", ", \"agentId\": \"a2\"");
        call(3.2, "call.answered", ", \"agentId\": \"a2\"");
        hears(
                5,
                "passage.corrected",
                "{\"callId\": \"c1\", \"old\": {\"plate\": \"粤B1Z345\"}, \"new\": {\"plate\": \"粤B12345\"}}");
        hears(7, "opening.granted", "{\"callId\": \"c1\", \"kind\": \"DESK\", \"abnormalReason\": null}");
        hears(8, "opening.granted", "{\"callId\": null, \"kind\": \"NORMAL\"}");
        assertEquals("", printed());
        call(12.34, "call.closed", ", \"disposition\": \"HELPED\"");
        assertEquals(
                "- | R-1 | ☎ HELP_BUTTON TEMPORARY_REFUSED | offered to 李娜 rejected → 王伟 | answered after 3.2 s"
                        + " | corrected 粤B1Z345 to 粤B12345, opened | closed after 12.3 s: HELPED",
                line());
    }

    @Test
    void a_call_that_nobody_answers_says_so() {
        call(0, "call.queued", "");
        call(20, "call.overflowed", ", \"reach\": \"WIDER\"");
        call(30, "call.abandoned", ", \"remark\": \"car-gone\"");
        assertTrue(
                line().endsWith("not answered | overflowed to WIDER | over after 30.0 s: ABANDONED, car-gone"), line());
    }

    @Test
    void a_call_that_was_there_before_is_left_out() {
        call(600, "call.queued", ", \"why\": \"TIMED_OUT\"");
        call(600, "call.offered", ", \"agentId\": \"a1\"");
        call(601, "call.closed", ", \"disposition\": \"HELPED\"");
        assertEquals("", printed());
    }

    @Test
    void an_abnormal_opening_is_told_with_its_reason() {
        call(0, "call.queued", "");
        hears(1, "passage.captured", "{\"callId\": \"c1\", \"camera\": \"DOCUMENT\"}");
        hears(2, "opening.granted", "{\"callId\": \"c1\", \"abnormalReason\": \"SPECIAL_VEHICLE\"}");
        call(3, "call.closed", ", \"disposition\": \"HELPED\"");
        assertTrue(line().contains("photographed DOCUMENT, opened for SPECIAL_VEHICLE"), line());
    }

    @Test
    void the_summary_counts_what_was_answered_in_time() {
        for (double wait : new double[] {1, 2, 3, 20}) {
            call(0, "call.queued", "");
            call(wait, "call.answered", ", \"agentId\": \"a1\"");
            hears(wait, "passage.presented", "{\"callId\": \"c1\", \"picture\": \"FEE\"}");
            call(wait + 9, "call.closed", ", \"disposition\": \"PAID\"");
        }
        bytes.reset();
        summary.print(out);
        assertEquals(
                """
                the desk: 4 calls, 4 answered
                  answered within 14 s: 75 %, p50 2.0 s, p95 20.0 s
                  actions: 4 × showed
                  they came to: 4 × PAID\
                """,
                printed());
    }
}
