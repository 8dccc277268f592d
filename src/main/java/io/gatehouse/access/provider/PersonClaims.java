package io.gatehouse.access.provider;

import io.gatehouse.access.Caller;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a provider's token says of a person, in our words. Only what is looked for is taken over. */
public final class PersonClaims {

    private static final int LONGEST_NAME = 200;
    private static final List<String> TAKEN_OVER = List.of("iss", "aud", "exp", "iat", "nbf", "jti");

    private PersonClaims() {}

    /** Empty when it names nobody whom we could know. */
    public static Optional<Map<String, Object>> of(KnownProvider provider, Map<String, Object> said) {
        return subject(provider, said).map(subject -> {
            var claims = new LinkedHashMap<String, Object>(said);
            claims.keySet().retainAll(TAKEN_OVER);
            claims.put("sub", subject);
            claims.put(Caller.TENANT_CLAIM, provider.tenantId().toString());
            claims.put("groups", roles(provider, said));
            return claims;
        });
    }

    /** No person is taken for a program. */
    private static Optional<String> subject(KnownProvider provider, Map<String, Object> said) {
        return found(said, provider.subjectClaim())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(name -> !name.isBlank() && name.length() <= LONGEST_NAME)
                .filter(name -> !name.startsWith(Caller.CLIENT));
    }

    private static List<String> roles(KnownProvider provider, Map<String, Object> said) {
        return found(said, provider.rolesClaim()).map(PersonClaims::names).orElse(List.of()).stream()
                .map(provider.roles()::get)
                .filter(role -> role != null && isOfPeople(role))
                .distinct()
                .toList();
    }

    private static boolean isOfPeople(String role) {
        return Arrays.stream(ProviderRole.values()).anyMatch(known -> known.role.equals(role));
    }

    /** A list, or words apart by spaces. */
    private static List<String> names(Object claim) {
        return claim instanceof Collection<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(claim.toString().split(" "));
    }

    /** A claim of this very name, or else the way of points into objects. */
    private static Optional<Object> found(Map<?, ?> said, String name) {
        if (said.containsKey(name)) {
            return Optional.ofNullable(said.get(name));
        }
        int point = name.indexOf('.');
        return point > 0 && said.get(name.substring(0, point)) instanceof Map<?, ?> inner
                ? found(inner, name.substring(point + 1))
                : Optional.empty();
    }
}
