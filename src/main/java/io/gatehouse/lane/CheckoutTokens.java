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
        return token(new Checkout(purpose, passage.place().tenantId(), passage.id()), now.plus(validity));
    }

    /** Long after the passage: to what its plate has left unpaid by then. */
    String linkToArrears(UUID tenant, UUID passage, Instant until) {
        return prefix + token(new Checkout(CheckoutPurpose.ARREARS, tenant, passage), until);
    }

    private String token(Checkout checkout, Instant until) {
        var payload = ByteBuffer.allocate(BYTES).put((byte) checkout.purpose().ordinal());
        put(payload, checkout.tenantId());
        put(payload, checkout.passageId());
        return tokens.sign(SIGNED_FOR, payload.array(), until);
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
