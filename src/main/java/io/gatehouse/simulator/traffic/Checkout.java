package io.gatehouse.simulator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a scanned QR code leads to, on the driver's phone. */
public final class Checkout {
    private static final Pattern LINK = Pattern.compile("/v1/checkouts/([^/?#]+)");

    private final PlatformApi api;
    private final String path;
    /** An attempt that is made again is the same attempt. */
    private final String registration = UUID.randomUUID().toString();

    private final String payment = UUID.randomUUID().toString();

    private Checkout(PlatformApi api, String token) {
        this.api = api;
        this.path = "/v1/checkouts/" + token;
    }

    /** Empty if the link is none of the platform's. */
    public static Optional<Checkout> of(String link, PlatformApi api) {
        var matcher = LINK.matcher(link);
        return matcher.find() ? Optional.of(new Checkout(api, matcher.group(1))) : Optional.empty();
    }

    public JsonNode look() {
        return api.get(path);
    }

    public Purpose purpose() {
        var given = look().path("purpose").asText();
        return Stream.of(Purpose.values())
                .filter(known -> known.name().equals(given))
                .findFirst()
                .orElse(Purpose.OTHER);
    }

    /** What is owed now, in minor units. */
    public long owed() {
        return look().path("owed").path("amount").asLong(0);
    }

    /** Leaves a phone number, by which an unplated car is known. */
    public JsonNode register(String phone) {
        return api.post(path + "/driver", body().put("phone", phone), registration);
    }

    public JsonNode pay(String channel) {
        return api.post(path + "/payments", body().put("channel", channel), payment);
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Why the robot showed the code. */
    public enum Purpose {
        UNPLATED_ENTRY,
        UNPLATED_EXIT,
        FEE,
        RENEWAL,
        ARREARS,
        /** One that this driver has never heard of. */
        OTHER;

        boolean unplated() {
            return this == UNPLATED_ENTRY || this == UNPLATED_EXIT;
        }
    }
}
