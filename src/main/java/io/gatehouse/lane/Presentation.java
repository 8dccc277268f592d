package io.gatehouse.lane;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** What a robot says and shows to one car: the body of {@code present} (contract/mqtt.md). Pure. */
final class Presentation {

    private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /**
     * @param qr the link in the QR code; null where there is none
     * @param fee {@code amount, arrears, currency, enteredAt, minutes} of what is owed; null when nothing is
     * @param vehicles the card's vehicles inside, as {@code [{plate, enteredAt, images}]}
     * @param photo the link to a photo, by its id
     */
    record Matter(
            Look look,
            String locale,
            ZoneId zone,
            String qr,
            JsonObject fee,
            JsonArray vehicles,
            Function<UUID, String> photo) {}

    private Presentation() {}

    static JsonObject of(Matter matter) {
        var look = matter.look();
        var texts = Texts.of(matter.locale());
        var says = texts.say(look.voice());
        return new JsonObject()
                .put(
                        "situation",
                        look.situation() == null ? null : look.situation().name())
                .put("voice", new JsonObject().put("text", says).put("locale", matter.locale()))
                .put("screen", screen(matter, texts, says))
                .put("light", look.light().name())
                .put("seconds", look.seconds());
    }

    private static JsonObject screen(Matter matter, Texts texts, String says) {
        var kind = matter.look().screen();
        var screen = new JsonObject().put("kind", kind.name()).put("title", says);
        screen.put("text", text(matter, texts, says));
        if (kind == Screen.QR) {
            screen.put("qr", matter.qr());
        }
        if (kind == Screen.PHOTOS) {
            screen.put("photos", photos(matter));
        }
        if (matter.fee() != null) {
            screen.put("amount", toPay(matter.fee()))
                    .put("currency", matter.fee().getString("currency"));
        }
        return screen;
    }

    private static String text(Matter matter, Texts texts, String says) {
        var key = matter.look().voice() + ".screen";
        var fee = matter.fee();
        if (fee == null) {
            return texts.find(key).orElse(says);
        }
        var entered = wallClock(matter.zone(), fee.getString("enteredAt"));
        return texts.find(key, entered, fee.getLong("minutes"), money(matter.locale(), fee))
                .orElse(says);
    }

    /** The fee, and the arrears that are paid with it. */
    static long toPay(JsonObject fee) {
        return fee.getLong("amount") + fee.getLong("arrears", 0L);
    }

    /** An amount as people write it. */
    static String money(String locale, JsonObject fee) {
        var currency = Currency.getInstance(fee.getString("currency"));
        var format = NumberFormat.getCurrencyInstance(Locale.forLanguageTag(locale));
        format.setCurrency(currency);
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(toPay(fee), digits));
    }

    private static JsonArray photos(Matter matter) {
        var photos = new JsonArray();
        matter.vehicles().stream().map(JsonObject.class::cast).forEach(vehicle -> {
            var image = vehicle.getJsonArray("images", new JsonArray()).stream()
                    .map(JsonObject.class::cast)
                    .map(photo -> matter.photo().apply(UUID.fromString(photo.getString("evidenceId"))))
                    .findFirst();
            var since = wallClock(matter.zone(), vehicle.getString("enteredAt"));
            photos.add(new JsonObject()
                    .put("url", image.orElse(null))
                    .put("caption", vehicle.getString("plate") + " " + since));
        });
        return photos;
    }

    static String wallClock(ZoneId zone, String moment) {
        return WALL_CLOCK.format(OffsetDateTime.parse(moment).toInstant().atZone(zone));
    }

    /** The order to open once, for this car, until its deadline. */
    static JsonObject open(Instant deadline) {
        return new JsonObject().put("deadline", deadline.toString());
    }

    /** A message's body, addressed. */
    static JsonObject addressed(UUID command, Passage passage, JsonObject body) {
        return new JsonObject()
                .put("id", command.toString())
                .put("passageId", passage.id().toString())
                .put("arrivalId", passage.arrivalId().toString())
                .mergeIn(body);
    }
}
