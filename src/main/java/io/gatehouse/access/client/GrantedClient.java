package io.gatehouse.access.client;

import java.util.Set;

/**
 * A client that calls, and what its token is good for.
 *
 * @param scopes those of the token that the client has today
 */
public record GrantedClient(KnownClient client, Set<String> scopes) {

    /** Under which name an identity carries it. */
    public static final String ATTRIBUTE = "gatehouse.client";

    public boolean may(Scope scope) {
        return scopes.contains(scope.toString());
    }
}
