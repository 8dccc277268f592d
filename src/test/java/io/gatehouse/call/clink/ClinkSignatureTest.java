package io.gatehouse.call.clink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClinkSignatureTest {

    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00.123Z");

    /** Reckoned beforehand with OpenSSL: {@code printf … | openssl dgst -sha1 -hmac secret -binary | base64}. */
    @Test
    void the_parameters_are_sorted_encoded_and_signed_with_method_host_and_path() {
        var signed = new ClinkSignature("key+1", "secret")
                .sign("GET", URI.create("https://api-bj.clink.cn"), "cc/list_cdr_obs", Map.of("limit", "10"), NOW);
        assertEquals(
                "https://api-bj.clink.cn/cc/list_cdr_obs?AccessKeyId=key%2B1&Expires=60"
                        + "&Timestamp=2026-03-02T06%3A00%3A00Z&limit=10&Signature=hcUOBUuOxPJ1%2B6kClaw05XsuaTg%3D",
                signed.toString());
    }

    @Test
    void the_port_is_not_signed_and_the_secret_not_told() {
        var signature = new ClinkSignature("key", "secret");
        var plain = signature.sign("POST", URI.create("http://localhost"), "cc/callout", Map.of(), NOW);
        var ported = signature.sign("POST", URI.create("http://localhost:8080"), "cc/callout", Map.of(), NOW);
        assertEquals(plain.getQuery(), ported.getQuery());
        assertEquals("key", signature.toString());
    }
}
