package io.gatehouse.access.token;

import java.security.Key;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** What a token says of itself: only good to find out who would have had to sign it. */
public record Unverified(String text, String keyId, String issuer, List<String> audience) {

    /** Empty when it is no signed token that names its issuer. */
    static Optional<Unverified> of(String text) {
        try {
            var signature = new JsonWebSignature();
            signature.setCompactSerialization(text);
            var claims = JwtClaims.parse(signature.getUnverifiedPayload());
            return Optional.ofNullable(claims.getIssuer())
                    .map(issuer -> new Unverified(text, signature.getKeyIdHeaderValue(), issuer, audience(claims)));
        } catch (JoseException | InvalidJwtException | MalformedClaimException noToken) {
            return Optional.empty();
        }
    }

    /** The key that it says it is signed with, or the only one that may be. */
    Optional<Key> keyAmong(List<JsonWebKey> keys) {
        try {
            var signature = new JsonWebSignature();
            signature.setCompactSerialization(text);
            var fitting = new VerificationJwkSelector().selectList(signature, keys);
            return keyId == null && fitting.size() > 1
                    ? Optional.empty()
                    : fitting.stream().findFirst().map(JsonWebKey::getKey);
        } catch (JoseException noToken) {
            return Optional.empty();
        }
    }

    private static List<String> audience(JwtClaims claims) {
        try {
            return claims.getAudience();
        } catch (MalformedClaimException none) {
            return List.of();
        }
    }
}
