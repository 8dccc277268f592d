package io.gatehouse.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What a machine shows to be let in: 256 random bits, of which we keep a hash only. */
public record RandomSecret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static RandomSecret random() {
        var bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new RandomSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** A plain hash is enough: nobody guesses 256 random bits. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Whether this is the secret of which the hash was kept; takes as long whatever is wrong with it. */
    public boolean matches(String keptHash) {
        return keptHash != null
                && MessageDigest.isEqual(
                        hash().getBytes(StandardCharsets.US_ASCII), keptHash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "RandomSecret[…]";
    }
}
