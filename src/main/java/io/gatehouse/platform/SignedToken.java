package io.gatehouse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What a link may carry so that nobody needs to log in to follow it: a few bytes and a moment of expiry, signed
 * (HMAC-SHA256, cut to 128 bits, under a key of each purpose) and short enough for a QR code. It hides nothing.
 */
@ApplicationScoped
public class SignedToken {

    private static final int SIGNATURE = 16;
    private static final int EXPIRY = Integer.BYTES;

    private final Secret secret;
    private final Clock clock;

    SignedToken(Secret secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * @param purpose what the token is for: a token of another purpose is as good as a forged one
     * @param expiry to the second
     */
    public String sign(String purpose, byte[] payload, Instant expiry) {
        var content = ByteBuffer.allocate(EXPIRY + payload.length)
                .putInt((int) expiry.getEpochSecond())
                .put(payload)
                .array();
        var token = Arrays.copyOf(content, content.length + SIGNATURE);
        System.arraycopy(signature(purpose, content), 0, token, content.length, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The payload; empty when the token is forged, cut, of another purpose, or expired. */
    public Optional<byte[]> verify(String purpose, String token) {
        var bytes = bytes(token);
        if (bytes.length < EXPIRY + SIGNATURE) {
            return Optional.empty();
        }
        var content = Arrays.copyOf(bytes, bytes.length - SIGNATURE);
        var given = Arrays.copyOfRange(bytes, content.length, bytes.length);
        boolean ours = MessageDigest.isEqual(given, signature(purpose, content));
        return ours && !isExpired(content)
                ? Optional.of(Arrays.copyOfRange(content, EXPIRY, content.length))
                : Optional.empty();
    }

    private boolean isExpired(byte[] content) {
        long expiry = Integer.toUnsignedLong(ByteBuffer.wrap(content).getInt());
        return clock.instant().getEpochSecond() >= expiry;
    }

    private byte[] signature(String purpose, byte[] content) {
        return Arrays.copyOf(Secret.hmac(secret.keyFor(purpose), content), SIGNATURE);
    }

    private static byte[] bytes(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
