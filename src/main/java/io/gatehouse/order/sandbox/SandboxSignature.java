package io.gatehouse.order.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 in hexadecimal over the timestamp, a line feed and the body. */
@ApplicationScoped
class SandboxSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    SandboxSignature(SandboxConfig config) {
        this.secret = config.secret()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(SandboxSignature::random);
    }

    private static byte[] random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    String of(String timestamp, String body) {
        return HexFormat.of().formatHex(mac(timestamp + "\n" + body));
    }

    boolean fits(String timestamp, String body, String signed) {
        return signed != null
                && MessageDigest.isEqual(
                        of(timestamp, body).getBytes(StandardCharsets.UTF_8), signed.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }
}
