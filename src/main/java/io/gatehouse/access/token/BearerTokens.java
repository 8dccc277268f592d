package io.gatehouse.access.token;

import io.gatehouse.access.Caller;
import io.gatehouse.access.client.ClientUses;
import io.gatehouse.access.client.GrantedClient;
import io.gatehouse.access.client.KnownClients;
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
import java.util.Set;
import java.util.UUID;
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

    BearerTokens(ClientTokens ours, KnownClients clients, ClientUses uses) {
        this.ours = ours;
        this.clients = clients;
        this.uses = uses;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return SYSTEM_FIRST + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenAuthenticationRequest request, AuthenticationRequestContext how) {
        return request.getToken() instanceof JsonWebTokenCredential bearer
                ? Unverified.of(bearer.getToken()).map(this::identity).orElseGet(BearerTokens::notOurs)
                : notOurs();
    }

    private Uni<SecurityIdentity> identity(Unverified token) {
        return ours.verifier(token).map(key -> client(token, key)).orElseGet(BearerTokens::notOurs);
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
