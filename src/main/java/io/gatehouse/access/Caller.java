package io.gatehouse.access;

import io.gatehouse.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, as the verified token says: the tenant, and the subject that records name. */
@RequestScoped
public class Caller {

    /** The claim that names the tenant of a token. */
    public static final String TENANT_CLAIM = "tenant";

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
}
