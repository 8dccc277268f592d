package io.gatehouse.access.token;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.jwk.RsaJsonWebKey;

/** The keys that the platform signs its tokens with. All instances share them. */
@Singleton
class PlatformKeys {

    private static final Pattern PEM = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
    private static final int FEWEST_BITS = 2048;

    /** @param id its thumbprint (RFC 7638), which tokens name */
    record Signer(String id, PrivateKey key, PublicKey verifier) {}

    private final List<Signer> signers;

    PlatformKeys(TokenConfig config) {
        this.signers = config.key().map(PlatformKeys::read).orElseGet(PlatformKeys::made);
    }

    Signer newest() {
        return signers.get(0);
    }

    Optional<PublicKey> verifier(String id) {
        return signers.stream()
                .filter(signer -> signer.id().equals(id))
                .map(Signer::verifier)
                .findFirst();
    }

    private static List<Signer> read(String pem) {
        var signers =
                PEM.matcher(pem).results().map(key -> signer(key.group(1))).toList();
        if (signers.isEmpty()) {
            throw refusal("has no RSA private key");
        }
        return signers;
    }

    private static Signer signer(String base64) {
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
            var rsa = KeyFactory.getInstance("RSA");
            var key = (RSAPrivateCrtKey) rsa.generatePrivate(encoded);
            if (key.getModulus().bitLength() < FEWEST_BITS) {
                throw refusal("has a key of less than " + FEWEST_BITS + " bits");
            }
            return signer(key, rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw refusal("has a key that is no RSA private key");
        }
    }

    /** Where tests and trials run, nobody else verifies. */
    private static List<Signer> made() {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            throw refusal("is missing");
        }
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(FEWEST_BITS);
            KeyPair pair = generator.generateKeyPair();
            return List.of(signer(pair.getPrivate(), pair.getPublic()));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Signer signer(PrivateKey key, PublicKey verifier) {
        var jwk = new RsaJsonWebKey((java.security.interfaces.RSAPublicKey) verifier);
        return new Signer(jwk.calculateBase64urlEncodedThumbprint("SHA-256"), key, verifier);
    }

    private static ConfigurationException refusal(String what) {
        return new ConfigurationException("gatehouse.oauth.key (GATEHOUSE_OAUTH_KEY) " + what
                + ": it is at least one RSA private key in PEM, e.g. of: openssl genpkey -algorithm RSA"
                + " -pkeyopt rsa_keygen_bits:2048");
    }
}
