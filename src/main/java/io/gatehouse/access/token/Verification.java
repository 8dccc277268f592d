package io.gatehouse.access.token;

import java.security.Key;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** What has to be true of a token before a word of it is believed. */
final class Verification {

    /** Public keys only: with a secret that both know, whoever verifies could sign. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384);

    private static final Logger LOG = Logger.getLogger(Verification.class);
    private static final int LEEWAY_SECONDS = 30;

    private Verification() {}

    /**
     * @param audience null: none is asked for
     * @return empty when it is not what it says, or no longer
     */
    static Optional<JwtClaims> of(String token, Key key, String issuer, String audience) {
        var rules = new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setExpectedIssuer(true, issuer)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(LEEWAY_SECONDS);
        if (audience == null) {
            rules.setSkipDefaultAudienceValidation();
        } else {
            rules.setExpectedAudience(true, audience);
        }
        try {
            return Optional.of(rules.build().processToClaims(token));
        } catch (InvalidJwtException refused) {
            LOG.debugf("a token of %s is refused: %s", issuer, refused.getMessage());
            return Optional.empty();
        }
    }
}
