package io.gatehouse.platform;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps a text in the database so that the database alone does not tell it (AES-256-GCM). Each text names the key that it
 * was sealed with: {@code k1.<fingerprint>.<Base64>}. The newest key seals, every key that is still configured opens; a
 * text without a name is of the time before keys could change.
 */
@Singleton
public class SealedText {

    private static final String NAMED = "k1.";
    private static final int KEY_BYTES = 32;
    private static final int FINGERPRINT_BYTES = 6;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Newest first; the last one is derived from the installation's secret. */
    private final List<Key> keys;

    private record Key(SecretKeySpec spec, String fingerprint) {

        static Key of(byte[] bytes) {
            var print = Secret.hmac(bytes, "fingerprint".getBytes(StandardCharsets.UTF_8));
            return new Key(
                    new SecretKeySpec(bytes, "AES"), HexFormat.of().formatHex(Arrays.copyOf(print, FINGERPRINT_BYTES)));
        }

        @Override
        public String toString() {
            return fingerprint;
        }
    }

    @Inject
    SealedText(Secret secret, @ConfigProperty(name = "gatehouse.credentials.keys") Optional<List<String>> configured) {
        this.keys = new ArrayList<>(
                configured.orElse(List.of()).stream().map(SealedText::decoded).toList());
        keys.add(Key.of(secret.keyFor("sealed-text")));
    }

    private static Key decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == KEY_BYTES) {
                return Key.of(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through: the same advice
        }
        throw new ConfigurationException("each of gatehouse.credentials.keys (GATEHOUSE_CREDENTIALS_KEYS) must be 32"
                + " random bytes in Base64, e.g. of: openssl rand -base64 32");
    }

    public String seal(String text) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var key = keys.get(0);
        var sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, text.getBytes(StandardCharsets.UTF_8));
        var whole = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed);
        return NAMED + key.fingerprint() + "." + Base64.getEncoder().encodeToString(whole.array());
    }

    public String open(String sealed) {
        var whole = Base64.getDecoder().decode(sealed.substring(sealed.lastIndexOf('.') + 1));
        var content = Arrays.copyOfRange(whole, NONCE, whole.length);
        return new String(
                crypt(Cipher.DECRYPT_MODE, keyOf(sealed), Arrays.copyOf(whole, NONCE), content),
                StandardCharsets.UTF_8);
    }

    /** The same text under the newest key, or as it is where that sealed it. */
    public String resealed(String sealed) {
        return sealed.startsWith(newest()) ? sealed : seal(open(sealed));
    }

    /** How the texts begin that the newest key sealed. */
    public String newest() {
        return NAMED + keys.get(0).fingerprint() + ".";
    }

    private Key keyOf(String sealed) {
        if (!sealed.startsWith(NAMED)) {
            return keys.get(keys.size() - 1);
        }
        var fingerprint = sealed.substring(NAMED.length(), sealed.lastIndexOf('.'));
        return keys.stream()
                .filter(key -> key.fingerprint().equals(fingerprint))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "a sealed text cannot be opened: gatehouse.credentials.keys has no key " + fingerprint));
    }

    private static byte[] crypt(int mode, Key key, byte[] nonce, byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.spec(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException anotherSecret) {
            throw new IllegalStateException(
                    "a sealed text cannot be opened: was gatehouse.secret changed?", anotherSecret);
        }
    }
}
