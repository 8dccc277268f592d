package io.gatehouse.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a call centre's pushes carry so that they are believed. Only its hash is kept. */
final class PushToken {

    /** No token has this hash. */
    private static final String NOBODYS = "0".repeat(64);

    private PushToken() {}

    static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Takes as long when there is no such call centre, and wherever the first difference is. */
    static boolean fits(String token, String hash) {
        return MessageDigest.isEqual(
                hash(token == null ? "" : token).getBytes(StandardCharsets.US_ASCII),
                (hash == null ? NOBODYS : hash).getBytes(StandardCharsets.US_ASCII));
    }
}
