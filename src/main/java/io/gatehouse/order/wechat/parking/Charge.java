package io.gatehouse.order.wechat.parking;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * What WeChat Pay is asked to pay for a stay, word by word: a repetition says the same.
 *
 * @param start as it was told of the entry
 * @param seconds that are charged
 * @param device which lane it leaves by; null where nobody knows
 */
public record Charge(
        String parkingId,
        String plate,
        Colour colour,
        String start,
        String end,
        String parkName,
        int seconds,
        String device) {

    /** WeChat refuses a stay that ends when it begins. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    static Charge of(Promise promise, Instant until, String device) {
        var earliest = promise.startedAt().plus(SHORTEST);
        var end = until == null || until.isBefore(earliest) ? earliest : until;
        return new Charge(
                promise.parkingId(),
                promise.plate(),
                promise.colour(),
                WechatTimes.written(promise.startedAt()),
                WechatTimes.written(end),
                promise.parkName(),
                Math.toIntExact(Duration.between(promise.startedAt(), end).toSeconds()),
                device);
    }

    JsonObject kept() {
        return new JsonObject()
                .put("parkingId", parkingId)
                .put("plate", plate)
                .put("colour", colour.name())
                .put("start", start)
                .put("end", end)
                .put("parkName", parkName)
                .put("seconds", seconds)
                .put("device", device);
    }

    static Charge of(JsonObject kept) {
        return new Charge(
                kept.getString("parkingId"),
                kept.getString("plate"),
                Colour.valueOf(kept.getString("colour")),
                kept.getString("start"),
                kept.getString("end"),
                kept.getString("parkName"),
                kept.getInteger("seconds"),
                kept.getString("device"));
    }
}
