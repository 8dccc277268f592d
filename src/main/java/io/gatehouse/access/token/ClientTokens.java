package io.gatehouse.access.token;

import io.gatehouse.access.Caller;
import io.gatehouse.access.client.KnownClient;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/** The tokens of clients: signed by the platform itself, and good only as long as the client is what it was. */
@Singleton
class ClientTokens {

    static final String SCOPE = "scope";
    /** The secret that it was got with: when that is revoked, so is the token. */
    static final String SECRET = "secret";

    private final PlatformKeys keys;
    private final TokenConfig config;

    ClientTokens(PlatformKeys keys, TokenConfig config) {
        this.keys = keys;
        this.config = config;
    }

    /** By the clock that tokens are verified by, which no test moves. */
    String signed(KnownClient client, UUID secret, Collection<String> scopes) {
        var signer = keys.newest();
        var now = Instant.now();
        var claims = Jwt.issuer(config.issuer())
                .subject(Caller.CLIENT + client.id())
                .groups(client.roles())
                .claim(Caller.TENANT_CLAIM, client.tenantId().toString())
                .claim(SECRET, secret.toString())
                .claim(SCOPE, String.join(" ", scopes))
                .issuedAt(now)
                .expiresAt(now.plus(config.life()));
        if (client.parks() != null) {
            claims.claim(Caller.PARKS_CLAIM, named(client.parks()));
        }
        return claims.jws().keyId(signer.id()).sign(signer.key());
    }

    Duration life() {
        return config.life();
    }

    String issuer() {
        return config.issuer();
    }

    /** Empty when none of our keys has signed it. */
    Optional<PublicKey> verifier(Unverified token) {
        return token.issuer().equals(config.issuer()) ? keys.verifier(token.keyId()) : Optional.empty();
    }

    /** The token's claims, cut down to what the client may today; empty when it is refused. */
    static Optional<JwtClaims> stillGood(JwtClaims claims, KnownClient client) {
        var secret = claims.getClaimValueAsString(SECRET);
        if (secret == null || !client.stillHas(UUID.fromString(secret))) {
            return Optional.empty();
        }
        keep(claims, "groups", client.roles());
        claims.setStringClaim(SCOPE, kept(claims.getClaimValueAsString(SCOPE), client.scopes()));
        if (client.parks() != null) {
            var named = claims.getClaimValueAsString(Caller.PARKS_CLAIM);
            claims.setStringClaim(Caller.PARKS_CLAIM, named == null ? named(client.parks()) : kept(named, ids(client)));
        }
        return Optional.of(claims);
    }

    private static void keep(JwtClaims claims, String list, Set<String> today) {
        try {
            claims.setStringListClaim(
                    list,
                    claims.getStringListClaimValue(list).stream()
                            .filter(today::contains)
                            .toList());
        } catch (MalformedClaimException notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }

    private static String kept(String words, Set<String> today) {
        return Arrays.stream(words.split(" ")).filter(today::contains).collect(Collectors.joining(" "));
    }

    private static Set<String> ids(KnownClient client) {
        return client.parks().stream().map(UUID::toString).collect(Collectors.toSet());
    }

    private static String named(Collection<UUID> parks) {
        return parks.stream().map(UUID::toString).collect(Collectors.joining(" "));
    }
}
