package io.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealedTextTest {

    private static final Secret SECRET = new Secret(Optional.of("c".repeat(43) + "="));
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    private static String key(int of) {
        var bytes = new byte[32];
        bytes[0] = (byte) of;
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static SealedText by(String... keys) {
        return new SealedText(SECRET, keys.length == 0 ? Optional.empty() : Optional.of(List.of(keys)));
    }

    @Test
    void a_sealed_text_does_not_tell_itself_and_opens() {
        var sealed = by(NEW).seal("apiv3-key");
        assertFalse(sealed.contains("apiv3"));
        assertNotEquals(sealed, by(NEW).seal("apiv3-key"));
        assertEquals("apiv3-key", by(NEW).open(sealed));
    }

    @Test
    void what_an_older_key_sealed_still_opens_and_is_sealed_anew() {
        var sealed = by(OLD).seal("text");
        var rotated = by(NEW, OLD);
        assertEquals("text", rotated.open(sealed));
        var anew = rotated.resealed(sealed);
        assertTrue(anew.startsWith(rotated.newest()));
        assertEquals("text", by(NEW).open(anew));
        assertEquals(anew, rotated.resealed(anew));
    }

    @Test
    void a_key_that_was_taken_away_opens_nothing_and_says_which_is_missing() {
        var sealed = by(OLD).seal("text");
        var failure = assertThrows(IllegalStateException.class, () -> by(NEW).open(sealed));
        assertTrue(failure.getMessage().contains(sealed.split("\\.")[1]), failure.getMessage());
    }

    @Test
    void what_was_sealed_before_there_were_keys_still_opens() throws GeneralSecurityException {
        var before = sealedWithTheSecretAlone("text");
        assertEquals("text", by().open(before));
        assertEquals("text", by(NEW, OLD).open(before));
        assertEquals("text", by(NEW).open(by(NEW).resealed(before)));
    }

    @Test
    void a_text_that_was_changed_does_not_open() {
        var sealed = by(NEW).seal("text");
        var whole = Base64.getDecoder().decode(sealed.substring(sealed.lastIndexOf('.') + 1));
        whole[whole.length - 1] ^= 1;
        var forged = by(NEW).newest() + Base64.getEncoder().encodeToString(whole);
        assertThrows(IllegalStateException.class, () -> by(NEW).open(forged));
    }

    @Test
    void a_key_of_another_length_is_refused_at_the_start() {
        assertThrows(ConfigurationException.class, () -> by("c2hvcnQ="));
        assertThrows(ConfigurationException.class, () -> by(NEW, "not base64"));
    }

    /** As it was written until keys could be changed: nonce and content in Base64. */
    private static String sealedWithTheSecretAlone(String text) throws GeneralSecurityException {
        var nonce = new byte[12];
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(SECRET.keyFor("sealed-text"), "AES"),
                new GCMParameterSpec(128, nonce));
        var content = cipher.doFinal(text.getBytes());
        var whole = new byte[12 + content.length];
        System.arraycopy(content, 0, whole, 12, content.length);
        return Base64.getEncoder().encodeToString(whole);
    }
}
