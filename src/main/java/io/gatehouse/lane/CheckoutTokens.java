package io.gatehouse.lane;

import io.gatehouse.platform.SignedToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The links in the robots' QR codes: signed, short-lived, each for one purpose at one passage. */
@ApplicationScoped
public class CheckoutTokens {

    private static final String SIGNED_FOR = "checkout";
    private static final int BYTES = 1 + 4 * Long.BYTES;

    private final SignedToken tokens;
    private final String prefix;
    private final Duration validity;

    /** What a token says. */
    public record Checkout(CheckoutPurpose purpose, UUID tenantId, UUID passageId) {}

    CheckoutTokens(
            SignedToken tokens,
            @ConfigProperty(name = "gatehouse.checkout.link") String prefix,
            @ConfigProperty(name = "gatehouse.checkout.validity") Duration validity) {
        this.tokens = tokens;
        this.prefix = prefix;
        this.validity = validity;
    }

    String link(CheckoutPurpose purpose, Passage passage, Instant now) {
        return prefix + token(purpose, passage, now);
    }

    String token(CheckoutPurpose purpose, Passage passage, Instant now) {
        var payload = ByteBuffer.allocate(BYTES).put((byte) purpose.ordinal());
        put(payload, passage.place().tenantId());
        put(payload, passage.id());
        return tokens.sign(SIGNED_FOR, payload.array(), now.plus(validity));
    }

    /** Empty when it is forged or expired. */
    Optional<Checkout> read(String token) {
        return tokens.verify(SIGNED_FOR, token)
                .filter(payload -> payload.length == BYTES)
                .map(ByteBuffer::wrap)
                .map(payload -> new Checkout(CheckoutPurpose.values()[payload.get()], uuid(payload), uuid(payload)));
    }

    private static void put(ByteBuffer payload, UUID id) {
        payload.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer payload) {
        return new UUID(payload.getLong(), payload.getLong());
    }
}
