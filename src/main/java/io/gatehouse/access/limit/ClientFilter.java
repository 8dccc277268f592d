package io.gatehouse.access.limit;

import io.gatehouse.access.Caller;
import io.gatehouse.access.client.GrantedClient;
import io.gatehouse.access.client.Scope;
import io.gatehouse.access.limit.Bucket.Level;
import io.gatehouse.platform.ParkBounds;
import io.gatehouse.platform.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Before every request, whatever answers it: binds it to the parks of its token, and lets a client through only within its
 * budget and its scopes. Roles are checked behind this, by the endpoints.
 */
@ApplicationScoped
public class ClientFilter implements HttpSecurityPolicy {

    private static final String ENOUGH = "too-many-requests";
    private static final String TOO_MANY_AT_ONCE = "too-many-at-once";

    private final Limits limits;

    ClientFilter(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext how) {
        return identity.invoke(who -> check(request, who)).replaceWith(CheckResult.PERMIT);
    }

    private void check(RoutingContext request, SecurityIdentity who) {
        ParkBounds.bind(
                who.getPrincipal() instanceof JsonWebToken token
                        ? Caller.of(token).parks()
                        : null);
        GrantedClient granted = who.getAttribute(GrantedClient.ATTRIBUTE);
        if (granted != null && !request.normalizedPath().startsWith("/q/")) {
            withinBudget(request, granted);
            withinScopes(request, granted);
        }
    }

    private static void withinScopes(RoutingContext request, GrantedClient granted) {
        var needed = Scope.neededFor(request.request().method().name(), request.normalizedPath())
                .orElseThrow(() -> Problem.of(403, "insufficient-scope", "A client's token is for /v1 only."));
        if (!granted.may(needed)) {
            throw Problem.of(403, "insufficient-scope", "The token lacks the scope " + needed + ".");
        }
    }

    private void withinBudget(RoutingContext request, GrantedClient granted) {
        var client = granted.client();
        var share = Share.of(request.normalizedPath());
        var level = limits.take(client, share);
        tell(request, share, level);
        if (!level.taken()) {
            throw refused(
                    request, level.retry().toSeconds() + 1, ENOUGH, "The client has had its requests of this minute.");
        }
        if (!limits.begin(client, share)) {
            throw refused(request, 1, TOO_MANY_AT_ONCE, "As many requests of the client as may be are running.");
        }
        request.addEndHandler(ended -> limits.over(client, share));
    }

    private static Problem refused(RoutingContext request, long seconds, String code, String detail) {
        request.response().putHeader("Retry-After", String.valueOf(seconds));
        return Problem.of(429, code, detail);
    }

    /** As draft-ietf-httpapi-ratelimit-headers has them. */
    private static void tell(RoutingContext request, Share share, Level level) {
        var name = '"' + share.name().toLowerCase(java.util.Locale.ROOT) + '"';
        request.response()
                .putHeader("RateLimit-Policy", name + ";q=" + level.quota() + ";w=60")
                .putHeader(
                        "RateLimit",
                        name + ";r=" + level.left() + ";t=" + (level.reset().toSeconds() + 1));
    }
}
