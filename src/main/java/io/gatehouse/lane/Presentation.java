package io.gatehouse.lane;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** What a robot says and shows about a decision: the body of {@code present} (contract/mqtt.md). Pure. */
final class Presentation {

    /** A greeting is gone by itself; a question stays until something else is shown. */
    private static final int GREETING_SECONDS = 10;

    private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /**
     * @param qr the link in the QR code; null where there is none
     * @param fee {@code amount, currency, enteredAt, minutes} of what is owed; null when nothing is
     * @param vehicles the card's vehicles inside, as {@code [{plate, enteredAt, images}]}
     * @param photo the link to a photo, by its id
     */
    record Matter(
            Decision decision,
            String locale,
            ZoneId zone,
            String qr,
            JsonObject fee,
            JsonArray vehicles,
            Function<UUID, String> photo) {}

    private Presentation() {}

    static JsonObject of(Matter matter) {
        var decision = matter.decision();
        var texts = Texts.of(matter.locale());
        var says = texts.say(decision.voice());
        return new JsonObject()
                .put("situation", decision.situation().name())
                .put("voice", new JsonObject().put("text", says).put("locale", matter.locale()))
                .put("screen", screen(matter, texts, says))
                .put(
                        "light",
                        (decision.opens() ? Light.GREEN : decision.shownAs().light()).name())
                .put("seconds", decision.opens() ? GREETING_SECONDS : 0);
    }

    private static JsonObject screen(Matter matter, Texts texts, String says) {
        var decision = matter.decision();
        var kind = decision.opens() && decision.shownAs().screen() == Screen.PHOTOS
                ? Screen.SMILE
                : decision.shownAs().screen();
        var screen = new JsonObject().put("kind", kind.name()).put("title", says);
        screen.put("text", text(matter, texts, says));
        if (kind == Screen.QR) {
            screen.put("qr", matter.qr());
        }
        if (kind == Screen.PHOTOS) {
            screen.put("photos", photos(matter));
        }
        if (matter.fee() != null) {
            screen.put("amount", matter.fee().getLong("amount"))
                    .put("currency", matter.fee().getString("currency"));
        }
        return screen;
    }

    private static String text(Matter matter, Texts texts, String says) {
        var key = matter.decision().voice() + ".screen";
        var fee = matter.fee();
        if (fee == null) {
            return texts.find(key).orElse(says);
        }
        return matter.decision().shownAs() == Situation.DEFERRED_LEAVES
                ? texts.find(key, money(matter)).orElse(says)
                : texts.find(key, wallClock(matter.zone(), fee.getString("enteredAt")), fee.getLong("minutes"))
                        .orElse(says);
    }

    private static String money(Matter matter) {
        var currency = Currency.getInstance(matter.fee().getString("currency"));
        var format = NumberFormat.getCurrencyInstance(Locale.forLanguageTag(matter.locale()));
        format.setCurrency(currency);
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return format.format(java.math.BigDecimal.valueOf(matter.fee().getLong("amount"), digits));
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

    private static String wallClock(ZoneId zone, String moment) {
        return WALL_CLOCK.format(
                java.time.OffsetDateTime.parse(moment).toInstant().atZone(zone));
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
