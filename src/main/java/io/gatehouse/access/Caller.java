package io.gatehouse.access;

import io.gatehouse.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, as the verified token says: the tenant, and the subject that records name. */
@RequestScoped
public class Caller {

    /** The claim that names the tenant of a token. */
    public static final String TENANT_CLAIM = "tenant";

    /** The claim that names, apart by spaces, the parks that a token is bound to. */
    public static final String PARKS_CLAIM = "parks";

    /** What the subject of a client's token begins with; its id follows. */
    public static final String CLIENT = "client:";

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** Where no request is at hand, e.g. before a WebSocket is opened. */
    public static Caller of(JsonWebToken verified) {
        return new Caller(verified);
    }

    public UUID tenant() {
        try {
            return UUID.fromString(String.valueOf(token.<Object>getClaim(TENANT_CLAIM)));
        } catch (IllegalArgumentException notAnId) {
            throw Problem.forbidden("The token names no tenant.");
        }
    }

    public String subject() {
        return token.getSubject() == null ? "unknown" : token.getSubject();
    }

    public Set<String> roles() {
        return token.getGroups() == null ? Set.of() : token.getGroups();
    }

    /** Null: all of the tenant's. */
    public List<UUID> parks() {
        var named = token.<Object>getClaim(PARKS_CLAIM);
        if (named == null) {
            return null;
        }
        try {
            var ids = Arrays.stream(named.toString().split(" ")).filter(id -> !id.isEmpty());
            return ids.map(UUID::fromString).toList();
        } catch (IllegalArgumentException notIds) {
            throw Problem.forbidden("The token names parks that are none.");
        }
    }

    /** The program that calls; empty when somebody else does. */
    public Optional<UUID> client() {
        try {
            return subject().startsWith(CLIENT)
                    ? Optional.of(UUID.fromString(subject().substring(CLIENT.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
