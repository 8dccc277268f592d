package io.gatehouse.access.token;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a client asks for (RFC 6749, 4.4): as who, and how much.
 *
 * @param client null when what it calls itself is no client's id
 * @param scope as it was asked for; null: all that it may have
 */
record TokenRequest(UUID client, String secret, String scope) {

    private static final String CLIENT_CREDENTIALS = "client_credentials";
    private static final String BASIC = "basic ";

    private record Login(String id, String secret) {}

    /** @param authorization the header; null when there is none */
    static TokenRequest of(String authorization, String form) {
        var fields = fields(form);
        var login = login(authorization, fields);
        var grant = fields.get("grant_type");
        if (grant == null) {
            throw TokenRefusal.invalidRequest("grant_type is missing");
        }
        if (!grant.equals(CLIENT_CREDENTIALS)) {
            throw TokenRefusal.unsupportedGrantType();
        }
        return new TokenRequest(id(login.id), login.secret, fields.get("scope"));
    }

    /** "The client MUST NOT use more than one authentication method in each request." */
    private static Login login(String authorization, Map<String, String> fields) {
        boolean inForm = fields.containsKey("client_secret");
        if (authorization == null) {
            return inForm ? new Login(fields.get("client_id"), fields.get("client_secret")) : nobody();
        }
        if (inForm) {
            throw TokenRefusal.invalidRequest("the client shows its secret in two ways");
        }
        var login = basic(authorization);
        if (!fields.getOrDefault("client_id", login.id).equals(login.id)) {
            throw TokenRefusal.invalidRequest("client_id is another one than that of the header");
        }
        return login;
    }

    private static Login nobody() {
        throw TokenRefusal.invalidClient("the client shows no secret");
    }

    /** Name and password are encoded as in a form before they are joined (RFC 6749, 2.3.1). */
    private static Login basic(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw TokenRefusal.invalidClient("the client's secret is taken by HTTP Basic or in the form");
        }
        try {
            var joined = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = joined.indexOf(':');
            return colon < 0
                    ? nobody()
                    : new Login(decoded(joined.substring(0, colon)), decoded(joined.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            throw TokenRefusal.invalidClient("the header cannot be read");
        }
    }

    /** "Parameters sent without a value MUST be treated as if they were omitted", and none may come twice. */
    private static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        try {
            Arrays.stream(form.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
                int equals = pair.indexOf('=');
                var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                if (!value.isEmpty() && fields.put(name, value) != null) {
                    throw TokenRefusal.invalidRequest("a parameter is given twice");
                }
            });
        } catch (IllegalArgumentException notEncoded) {
            throw TokenRefusal.invalidRequest("the body is no form");
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "TokenRequest[" + client + "]";
    }
}
