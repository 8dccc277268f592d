package io.gatehouse.event;

import io.gatehouse.access.Caller;
import io.gatehouse.access.client.KnownClients;
import io.gatehouse.event.LiveStream.Wish;
import io.gatehouse.platform.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Before a WebSocket is opened: who may, and what is wished for. A refusal is a problem like any other. */
@ApplicationScoped
public class StreamUpgradeFilter implements HttpUpgradeCheck {

    static final TypedKey<Wish> WISH = new TypedKey<>("gatehouse.wish");

    private final Audiences audiences;
    private final KnownClients clients;

    StreamUpgradeFilter(Audiences audiences, KnownClients clients) {
        this.audiences = audiences;
        this.clients = clients;
    }

    @Override
    public boolean appliesTo(String endpoint) {
        return endpoint.equals(StreamSocket.ENDPOINT);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        return upgrade.securityIdentity()
                .chain(identity -> wish(token(identity), upgrade.httpRequest().params()))
                .invoke(wish -> upgrade.userData().put(WISH, wish))
                .map(wish -> CheckResult.permitUpgradeSync());
    }

    private static JsonWebToken token(SecurityIdentity identity) {
        if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw Problem.unauthorized("A token is needed.");
        }
        return token;
    }

    private Uni<Wish> wish(JsonWebToken token, MultiMap asked) {
        var caller = Caller.of(token);
        var query = query(asked);
        var after = asked.get("after") == null ? null : EventCursor.parse(asked.get("after"));
        var until = Instant.ofEpochSecond(token.getExpirationTime());
        var revoked = clients.revoked(caller.client());
        return audiences.of(caller).map(audience -> new Wish(audience, after, query, until, revoked));
    }

    private static EventQuery query(MultiMap asked) {
        var query = new EventQuery();
        query.type = asked.getAll("type");
        query.parkId = id(asked, "parkId");
        query.subject = id(asked, "subject");
        query.types();
        return query;
    }

    private static UUID id(MultiMap asked, String name) {
        var given = asked.get(name);
        try {
            return given == null ? null : UUID.fromString(given);
        } catch (IllegalArgumentException notAnId) {
            throw Problem.invalidParameter(name, "unreadable", "an id (UUID) is expected");
        }
    }
}
