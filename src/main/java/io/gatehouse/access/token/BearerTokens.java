package io.gatehouse.access.token;

import io.gatehouse.access.Caller;
import io.gatehouse.access.client.ClientUses;
import io.gatehouse.access.client.GrantedClient;
import io.gatehouse.access.client.KnownClients;
import io.gatehouse.access.provider.KnownProvider;
import io.gatehouse.access.provider.KnownProviders;
import io.gatehouse.access.provider.PersonClaims;
import io.gatehouse.access.provider.ProviderKeys;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.JwtClaims;

/**
 * Who a bearer is: by a token of our own, by one of a tenant's identity provider, or, when it is neither, by whatever the
 * installation's own issuer says ({@code mp.jwt.verify}), which is asked next.
 */
@ApplicationScoped
public class BearerTokens implements IdentityProvider<TokenAuthenticationRequest> {

    private final ClientTokens ours;
    private final KnownClients clients;
    private final ClientUses uses;
    private final KnownProviders providers;
    private final ProviderKeys keys;
    private final String installations;

    BearerTokens(
            ClientTokens ours,
            KnownClients clients,
            ClientUses uses,
            KnownProviders providers,
            ProviderKeys keys,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String installations) {
        this.ours = ours;
        this.clients = clients;
        this.uses = uses;
        this.providers = providers;
        this.keys = keys;
        this.installations = installations;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the provider of the installation's own tokens, which has the usual priority: one more than the first. */
    @Override
    public int priority() {
        return SYSTEM_FIRST + 2;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenAuthenticationRequest request, AuthenticationRequestContext how) {
        return request.getToken() instanceof JsonWebTokenCredential bearer
                ? Unverified.of(bearer.getToken()).map(this::identity).orElseGet(BearerTokens::notOurs)
                : notOurs();
    }

    private Uni<SecurityIdentity> identity(Unverified token) {
        var key = ours.verifier(token);
        if (key.isPresent()) {
            return client(token, key.get());
        }
        return token.issuer().equals(installations)
                ? notOurs()
                : providers.of(token.issuer(), token.audience()).chain(found -> found.map(
                                provider -> person(token, provider))
                        .orElseGet(BearerTokens::notOurs));
    }

    private Uni<SecurityIdentity> person(Unverified token, KnownProvider provider) {
        return keys.of(provider, token::keyAmong).map(key -> key.flatMap(
                        found -> Verification.of(token.text(), found, provider.issuer(), provider.audience()))
                .flatMap(claims -> PersonClaims.of(provider, claims.getClaimsMap()))
                .map(claims -> identity(token, claims(claims)).build())
                .map(SecurityIdentity.class::cast)
                .orElseThrow(BearerTokens::refused));
    }

    private static JwtClaims claims(Map<String, Object> said) {
        var claims = new JwtClaims();
        said.forEach(claims::setClaim);
        return claims;
    }

    private Uni<SecurityIdentity> client(Unverified token, PublicKey key) {
        var claims = Verification.of(token.text(), key, ours.issuer(), null).orElseThrow(BearerTokens::refused);
        return clients.of(id(claims))
                .map(known -> known.orElseThrow(BearerTokens::refused))
                .map(known -> ClientTokens.stillGood(claims, known)
                        .map(good -> identity(token, good)
                                .addAttribute(GrantedClient.ATTRIBUTE, new GrantedClient(known, scopes(good)))
                                .build())
                        .orElseThrow(BearerTokens::refused))
                .map(identity -> (SecurityIdentity) identity)
                .invoke(identity -> uses.seen(identity.<GrantedClient>getAttribute(GrantedClient.ATTRIBUTE)
                        .client()));
    }

    private static UUID id(JwtClaims claims) {
        var subject = claims.getClaimValueAsString("sub");
        return UUID.fromString(subject.substring(Caller.CLIENT.length()));
    }

    private static Set<String> scopes(JwtClaims claims) {
        return Set.of(claims.getClaimValueAsString(ClientTokens.SCOPE).split(" "));
    }

    private static QuarkusSecurityIdentity.Builder identity(Unverified token, JwtClaims claims) {
        var principal = new DefaultJWTCallerPrincipal(token.text(), "JWT", claims);
        return QuarkusSecurityIdentity.builder().setPrincipal(principal).addRoles(principal.getGroups());
    }

    private static Uni<SecurityIdentity> notOurs() {
        return Uni.createFrom().nullItem();
    }

    private static AuthenticationFailedException refused() {
        return new AuthenticationFailedException();
    }
}
