package io.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SignedTokenTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final String SECRET = secret("a secret of at least 32 bytes ....");
    private static final byte[] PAYLOAD = "stay 7".getBytes(StandardCharsets.UTF_8);

    private final SignedToken tokens = tokensAt(NOW, SECRET);

    @Property(tries = 200)
    void what_was_signed_is_read_again(@ForAll byte[] payload) {
        assertArrayEquals(
                payload,
                tokens.verify("upload", tokens.sign("upload", payload, LATER)).orElseThrow());
    }

    @Property(tries = 300)
    void a_token_with_any_bit_changed_is_refused(
            @ForAll @IntRange(max = 25) int at, @ForAll @IntRange(max = 7) int bit) {
        var bytes = Base64.getUrlDecoder().decode(tokens.sign("upload", PAYLOAD, LATER));
        bytes[at] ^= (byte) (1 << bit);
        assertTrue(tokens.verify("upload", Base64.getUrlEncoder().encodeToString(bytes))
                .isEmpty());
    }

    @Test
    void a_token_of_another_purpose_is_refused() {
        assertTrue(
                tokens.verify("checkout", tokens.sign("upload", PAYLOAD, LATER)).isEmpty());
    }

    @Test
    void a_token_signed_with_another_secret_is_refused() {
        var foreign = tokensAt(NOW, secret("another secret of at least 32 bytes"));
        assertTrue(
                tokens.verify("upload", foreign.sign("upload", PAYLOAD, LATER)).isEmpty());
    }

    @Test
    void a_token_is_refused_from_its_expiry_on() {
        var token = tokens.sign("upload", PAYLOAD, LATER);
        assertTrue(
                tokensAt(LATER.minusMillis(1), SECRET).verify("upload", token).isPresent());
        assertTrue(tokensAt(LATER, SECRET).verify("upload", token).isEmpty());
    }

    @Test
    void an_expiry_beyond_2038_is_kept() {
        var token = tokens.sign("checkout", PAYLOAD, NOW.plus(Duration.ofDays(20 * 365)));
        assertTrue(tokens.verify("checkout", token).isPresent());
    }

    @Test
    void text_that_is_no_token_is_refused() {
        for (var text : new String[] {"", "x", "äöü", "AAAA", "A".repeat(10_000)}) {
            assertTrue(tokens.verify("upload", text).isEmpty(), text);
        }
    }

    @Test
    void a_token_is_short_enough_for_a_small_qr_code() {
        assertEquals(48, tokens.sign("checkout", new byte[16], LATER).length());
    }

    @Test
    void without_a_secret_of_32_bytes_nothing_starts() {
        for (var weak : new String[] {"", "not base64!", secret("short")}) {
            var refused = assertThrows(ConfigurationException.class, () -> tokensAt(NOW, weak));
            assertTrue(refused.getMessage().contains("GATEHOUSE_SECRET"), refused.getMessage());
        }
    }

    private static SignedToken tokensAt(Instant now, String secret) {
        return new SignedToken(new Secret(Optional.of(secret)), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String secret(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
