package io.gatehouse.lane.vzicloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.lane.BadMessage;
import io.gatehouse.lane.UpMessage.Header;
import io.gatehouse.lane.UpMessage.ReadPlate;
import io.gatehouse.vehicle.PlateColor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A recognition as a camera tells it: {@code ivs_result}, {@code payload.AlarmInfoPlate.result.PlateResult}
 * (open.vzicloud.com/doc/mqtt, 车牌识别/订阅识别结果). Pure.
 *
 * @param id the recognition's: serial number, {@code plateid} and second name it, however often it is told
 * @param at by the camera's clock
 * @param plate null when none could be read
 * @param keptOffline it was kept while the camera was cut off
 */
record Seen(UUID id, Instant at, long micros, ReadPlate plate, boolean keptOffline, Trigger trigger) {

    private static final int SECONDS_OF_A_MILLION = 1_000_000;

    static Seen of(String serial, JsonNode payload) {
        var result = payload.at("/AlarmInfoPlate/result/PlateResult");
        var time = result.at("/timeStamp/Timeval");
        if (!result.path("plateid").canConvertToLong() || !time.path("sec").canConvertToLong()) {
            throw new BadMessage("missing-field", "A recognition has a plateid and a timeStamp.");
        }
        long second = time.path("sec").asLong();
        long micro = Math.floorMod(time.path("usec").asLong(), SECONDS_OF_A_MILLION);
        return new Seen(
                named(serial + "|" + result.path("plateid").asLong() + "|" + second),
                instant(second, micro),
                second * SECONDS_OF_A_MILLION + micro,
                plate(result),
                result.path("isoffline").asInt() != 0,
                Trigger.of(result.path("triggerType").asInt()));
    }

    /** As every message has one: a camera has no boots, and its newest picture of a car counts. */
    Header header(String serial) {
        return new Header(id, named(serial), micros, at);
    }

    static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant instant(long second, long micro) {
        try {
            return Instant.ofEpochSecond(second, micro * 1_000);
        } catch (java.time.DateTimeException impossible) {
            throw new BadMessage("bad-time", "This time never was.");
        }
    }

    private static ReadPlate plate(JsonNode result) {
        if (result.path("is_encrypted").asInt() != 0) {
            throw new BadMessage("encrypted-plate", "Plates that the camera encrypts cannot be read here.");
        }
        var number = decoded(result.path("license").asText(""));
        var color = PlateCodes.colorOf(
                result.path("colorType").asInt(), result.path("type").asInt());
        var said = color == PlateColor.OTHER ? null : color.name();
        return number.isBlank() ? null : new ReadPlate(number, said, confidence(result));
    }

    /** 0 to 100; a plate that looks like a photo of one (伪车牌) is doubtful whatever the camera thinks of its letters. */
    private static double confidence(JsonNode result) {
        boolean fake = result.path("is_fake_plate").asInt() != 0;
        return fake ? 0 : Math.max(0, Math.min(100, result.path("confidence").asDouble(100))) / 100;
    }

    /** Base64 of UTF-8. */
    private static String decoded(String license) {
        try {
            return new String(Base64.getMimeDecoder().decode(license), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new BadMessage("bad-plate", "A license is Base64 of UTF-8.");
        }
    }
}
