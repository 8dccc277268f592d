package io.gatehouse.access.token;

/** Why there is no token, by the codes of RFC 6749, 5.2. */
final class TokenRefusal extends RuntimeException {

    private final int status;
    private final String error;

    private TokenRefusal(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    static TokenRefusal invalidRequest(String description) {
        return new TokenRefusal(400, "invalid_request", description);
    }

    static TokenRefusal invalidClient(String description) {
        return new TokenRefusal(401, "invalid_client", description);
    }

    static TokenRefusal invalidScope(String description) {
        return new TokenRefusal(400, "invalid_scope", description);
    }

    static TokenRefusal unsupportedGrantType() {
        return new TokenRefusal(400, "unsupported_grant_type", "grant_type is client_credentials");
    }

    int status() {
        return status;
    }

    TokenError document() {
        return new TokenError(error, getMessage());
    }
}
