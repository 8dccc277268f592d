package io.gatehouse.support;

import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/** Tokens as the tenants' identity provider would sign them, with a key made for this run. */
public final class TestTokens {

    static final String SECRET = Base64.getEncoder().encodeToString("only-for-tests-only-for-tests-32".getBytes());
    /** What the broker shows when it asks. */
    public static final String BROKER_SECRET = "only-for-tests";
    /** What the platform signs the tokens of clients with. */
    static final String CLIENTS_KEY = pem(generate());

    private static final KeyPair KEYS = generate();

    private TestTokens() {}

    /** A valid token of this tenant and these roles. */
    public static String of(UUID tenant, String... roles) {
        return of(tenant, Duration.ofHours(1), roles);
    }

    public static String of(UUID tenant, Duration validFor, String... roles) {
        return named(tenant, subjectOf(roles), validFor, roles);
    }

    /** The name in a token that nobody in particular has. */
    public static String subjectOf(String... roles) {
        return "test-" + String.join("-", roles).toLowerCase();
    }

    /** Of somebody in particular. */
    public static String named(UUID tenant, String subject, Duration validFor, String... roles) {
        return Jwt.issuer("https://gatehouse.local")
                .subject(subject)
                .groups(Set.of(roles))
                .claim("tenant", tenant.toString())
                .expiresAt(java.time.Instant.now().plus(validFor))
                .sign(KEYS.getPrivate());
    }

    static Path writePublicKey(Path file) {
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        try {
            return Files.writeString(file, pem);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** In one line: it travels on command lines. */
    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----"
                + Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "-----END PRIVATE KEY-----";
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
