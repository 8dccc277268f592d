package io.gatehouse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a link may carry so that nobody needs to log in to follow it: a few bytes and a moment of expiry, signed
 * (HMAC-SHA256, cut to 128 bits, under a key of each purpose) and short enough for a QR code. It hides nothing.
 */
@ApplicationScoped
public class SignedToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 16;
    private static final int EXPIRY = Integer.BYTES;
    private static final int FEWEST_SECRET_BYTES = 32;

    private final byte[] secret;
    private final Clock clock;

    SignedToken(@ConfigProperty(name = "gatehouse.secret") Optional<String> secret, Clock clock) {
        this.secret = decoded(secret.orElse(""));
        this.clock = clock;
    }

    /** Refuses to start without a secret worth the name. */
    private static byte[] decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length >= FEWEST_SECRET_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through: the same advice
        }
        throw new IllegalStateException(
                "gatehouse.secret (GATEHOUSE_SECRET) must be at least 32 random bytes in Base64: openssl rand -base64 32");
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
        var key = hmac(secret, purpose.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(hmac(key, content), SIGNATURE);
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] bytes(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
