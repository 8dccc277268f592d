package io.gatehouse.lane.vzicloud;

import static io.gatehouse.support.TestCamera.plate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.lane.BadMessage;
import io.gatehouse.lane.OpeningOutcome;
import io.gatehouse.lane.PassageState;
import io.gatehouse.lane.UpMessage.Way;
import io.gatehouse.lane.vzicloud.LaneNow.Car;
import io.gatehouse.robot.Command;
import io.gatehouse.vehicle.PlateColor;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Their words and ours, as tables. */
class VzicloudWordsTest {

    private static final Instant AT = Instant.ofEpochSecond(1_628_670_619, 539_956_000);
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            # colorType, type, colour
            0,  0, OTHER
            1,  1, BLUE
            2,  3, YELLOW
            3,  5, WHITE
            4, 11, BLACK
            5, 19, GREEN
            6, 20, YELLOW_GREEN
            0,  1, BLUE
            0,  4, YELLOW
            0, 17, WHITE
            0, 19, GREEN
            0, 99, OTHER
            9,  1, OTHER
            5,  1, GREEN
            """)
    void the_colour_of_a_plate(int colorType, int type, PlateColor color) {
        assertEquals(color, PlateCodes.colorOf(colorType, type));
    }

    @ParameterizedTest
    @CsvSource({
        "1, RECOGNISED",
        "2, RECOGNISED",
        "4, RECOGNISED",
        "8, RECOGNISED",
        "64, LINGERS",
        "65, LINGERS",
        "66, TURNED_BACK",
        "0, RECOGNISED"
    })
    void what_made_it_tell(int code, Trigger trigger) {
        assertEquals(trigger, Trigger.of(code));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            # enable, connected, status, gate
            1, 1, 0, CLOSED
            1, 1, 1, OPEN
            1, 1, 7,
            1, 0, 1, FAULT
            0, 1, 1,
            """)
    void how_the_gate_stands(int enable, int connected, int status, String gate) throws IOException {
        var body = "{\"body\": {\"enable\": %d, \"connect_status\": %d, \"gate_status\": %d}}";
        assertEquals(
                Optional.ofNullable(gate), DeviceWords.gate(JSON.readTree(body.formatted(enable, connected, status))));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 2, 1", "1, 1,", "0, 9,"})
    void which_input_is_free_now(int source, int value, Integer freed) throws IOException {
        var payload =
                "{\"body\": {\"AlarmGioIn\": {\"result\": {\"TriggerResult\": {\"source\": %d, \"value\": %d}}}}}";
        assertEquals(
                Optional.ofNullable(freed), DeviceWords.freedInput(JSON.readTree(payload.formatted(source, value))));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            # sign, held, cleared, opened for it
            LOOP_FREED,   BACKED_OUT,           ,
            PASSED_FREED,           , THROUGH   , THROUGH
            GATE_CLOSED,            ,           , THROUGH
            NEXT_CAR,               ,           , THROUGH
            TURNED_BACK,  BACKED_OUT, BACKED_OUT, BACKED_OUT
            """)
    void how_a_car_left(Sign sign, Way held, Way cleared, Way opened) {
        assertEquals(Optional.ofNullable(held), sign.says(PassageState.HELD, false));
        assertEquals(Optional.ofNullable(held), sign.says(PassageState.ARRIVED, true));
        assertEquals(Optional.ofNullable(cleared), sign.says(PassageState.CLEARED, false));
        assertEquals(Optional.ofNullable(opened), sign.says(PassageState.CLEARED, true));
    }

    @Test
    void a_recognition_is_named_by_serial_number_plateid_and_second() throws IOException {
        var first = seen("cam-1", plate("粤B12345", 7, AT));

        assertEquals(
                first.id(),
                seen("cam-1", plate("粤B12345", 7, AT.plusMillis(300)).put("isoffline", 1))
                        .id());
        assertNotEquals(first.id(), seen("cam-2", plate("粤B12345", 7, AT)).id());
        assertNotEquals(first.id(), seen("cam-1", plate("粤B12345", 8, AT)).id());
        assertNotEquals(
                first.id(),
                seen("cam-1", plate("粤B12345", 7, AT.plusSeconds(1))).id());
    }

    @Test
    void a_recognition_tells_plate_colour_confidence_and_time() throws IOException {
        var seen = seen("cam-1", plate("粤B12345", 7, AT));

        assertEquals("粤B12345", seen.plate().number());
        assertEquals("BLUE", seen.plate().color());
        assertEquals(97, seen.plate().percent());
        assertEquals(AT, seen.at());
        assertFalse(seen.keptOffline());
    }

    @Test
    void confidence_counts_to_a_hundred_and_a_plate_that_looks_forged_is_doubtful() throws IOException {
        assertEquals(
                1,
                seen("c", plate("粤B12345", 7, AT).put("confidence", 1)).plate().percent());
        assertEquals(
                100,
                seen("c", plate("粤B12345", 7, AT).put("confidence", 100))
                        .plate()
                        .percent());
        assertEquals(
                0,
                seen("c", plate("粤B12345", 7, AT).put("is_fake_plate", 1))
                        .plate()
                        .percent());
    }

    @Test
    void what_cannot_be_a_recognition_is_refused_with_its_reason() {
        assertNull(assertDoesNotThrowSeen(plate("", 7, AT)).plate());
        refused("missing-field", new JsonObject());
        refused("encrypted-plate", plate("x", 7, AT).put("is_encrypted", 1));
        refused("bad-plate", plate("x", 7, AT).put("license", "A"));
    }

    @Test
    void an_open_command_is_a_pulse_and_words_are_spoken() {
        var open = DeviceWords.message(command(Command.Kind.OPEN, new JsonObject()), "cam-1", AT);
        var present = new JsonObject().put("voice", new JsonObject().put("text", "欢迎光临"));
        var speech = DeviceWords.message(command(Command.Kind.PRESENT, present), "cam-1", AT);

        assertEquals(
                "{\"type\":\"gpio_out\",\"body\":{\"io\":0,\"value\":2,\"delay\":1500}}",
                open.getJsonObject("payload").encode());
        assertEquals("gpio_out", open.getString("name"));
        assertEquals("cam-1", open.getString("sn"));
        assertEquals(1_628_670_619, open.getLong("timestamp"));
        assertEquals(
                "5qyi6L+O5YWJ5Li0",
                speech.getJsonObject("payload").getJsonObject("body").getString("voice_data"));
        assertTrue(DeviceWords.nameOf(Command.Kind.LISTEN).isEmpty());
    }

    @Test
    void a_gate_that_closes_was_open_for_a_car_only_if_it_was_seen_open_since_or_it_answered() {
        var cleared = AT;
        assertEquals(
                Optional.empty(),
                lane(cleared, null, "OPEN", AT.minusSeconds(9)).left(Sign.GATE_CLOSED));
        assertEquals(
                Optional.empty(),
                lane(cleared, OpeningOutcome.OPENED, "CLOSED", AT).left(Sign.GATE_CLOSED));
        assertEquals(
                Optional.of(Way.THROUGH),
                lane(cleared, null, "OPEN", AT.plusSeconds(2)).left(Sign.GATE_CLOSED));
        assertEquals(
                Optional.of(Way.THROUGH),
                lane(cleared, OpeningOutcome.OPENED, "OPEN", AT.minusSeconds(9)).left(Sign.GATE_CLOSED));
        assertEquals(
                Optional.empty(),
                lane(cleared, OpeningOutcome.UNKNOWN, null, null).left(Sign.NEXT_CAR));
        assertEquals(
                Optional.of(Way.THROUGH),
                lane(cleared, OpeningOutcome.OPENED, null, null).left(Sign.NEXT_CAR));
    }

    @Test
    void a_car_is_the_same_again_while_it_waits_and_while_it_drives_through() {
        var lane = lane(AT, null, null, null);
        assertTrue(lane.isAgain("粤B12345", AT.plusSeconds(59)));
        assertFalse(lane.isAgain("粤B12345", AT.plusSeconds(61)), "it must have left, and come back");
        assertFalse(lane.isAgain("粤B12346", AT));
        assertFalse(lane.isAgain(null, AT));
    }

    @Test
    void only_beats_that_come_as_steadily_as_they_were_sent_tell_how_a_clock_goes() {
        var clocks = new ClockWatch();
        var here = AT;
        assertEquals(Optional.empty(), clocks.ahead("c", here.plusSeconds(3600), here));
        assertEquals(Optional.of(Duration.ofHours(1)), clocks.ahead("c", here.plusSeconds(3610), here.plusSeconds(10)));
        assertEquals(
                Optional.empty(),
                clocks.ahead("c", here.plusSeconds(3620), here.plusSeconds(310)),
                "it waited in the broker");
        assertEquals(Optional.empty(), clocks.ahead("c", here.plusSeconds(3630), here.plusSeconds(310)));
    }

    private static LaneNow lane(Instant cleared, OpeningOutcome opened, String gate, Instant gateAt) {
        var car = new Car(UUID.randomUUID(), PassageState.CLEARED, "粤B12345", cleared, opened);
        return new LaneNow(car, gate, gateAt, Duration.ZERO, null, null);
    }

    private static Command command(Command.Kind kind, JsonObject payload) {
        return new Command(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "cam-1",
                kind,
                payload,
                AT,
                AT.plusSeconds(15));
    }

    private static void refused(String code, JsonObject plateResult) {
        assertEquals(
                code,
                assertThrows(BadMessage.class, () -> seen("c", plateResult)).code());
    }

    private static Seen assertDoesNotThrowSeen(JsonObject plateResult) {
        try {
            return seen("c", plateResult);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Seen seen(String serial, JsonObject plateResult) throws IOException {
        var payload = new JsonObject()
                .put(
                        "AlarmInfoPlate",
                        new JsonObject().put("result", new JsonObject().put("PlateResult", plateResult)));
        JsonNode node = JSON.readTree(payload.encode());
        return Seen.of(serial, node);
    }
}
