package io.gatehouse.access.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonClaimsTest {

    private static final UUID TENANT = UUID.randomUUID();

    @Test
    void groups_have_the_roles_that_the_operator_gave_them_and_others_count_for_nothing() {
        var claims = of("sub", "groups", Map.of("sub", "li", "groups", List.of("desk", "kitchen", "desk")));

        assertEquals(List.of("AGENT"), claims.get("groups"));
        assertEquals("li", claims.get("sub"));
    }

    @Test
    void points_lead_into_objects_unless_a_claim_has_just_this_name() {
        var nested = Map.<String, Object>of("sub", "li", "realm", Map.of("roles", List.of("desk")));
        var named = Map.<String, Object>of("sub", "li", "realm.roles", "boss desk");

        assertEquals(List.of("AGENT"), of("sub", "realm.roles", nested).get("groups"));
        assertEquals(
                List.of("OPERATOR", "AGENT"), of("sub", "realm.roles", named).get("groups"));
    }

    @Test
    void the_tenant_is_the_providers_whatever_the_token_says() {
        var claims = of(
                "sub",
                "groups",
                Map.of(
                        "sub",
                        "li",
                        "tenant",
                        UUID.randomUUID().toString(),
                        "parks",
                        "",
                        "scope",
                        "parks:write",
                        "groups",
                        "OPERATOR"));

        assertEquals(TENANT.toString(), claims.get("tenant"));
        assertEquals(List.of(), claims.get("groups"));
        assertFalse(claims.containsKey("parks"));
        assertFalse(claims.containsKey("scope"));
    }

    @Test
    void whoever_has_no_name_or_a_clients_is_nobody() {
        for (var name : new String[] {"", " ", "client:" + UUID.randomUUID(), "x".repeat(201)}) {
            assertTrue(
                    PersonClaims.of(provider("sub", "groups"), Map.of("sub", name))
                            .isEmpty(),
                    name);
        }
        assertTrue(PersonClaims.of(provider("email", "groups"), Map.of("sub", "li"))
                .isEmpty());
    }

    private static Map<String, Object> of(String subject, String roles, Map<String, Object> said) {
        return PersonClaims.of(provider(subject, roles), said).orElseThrow();
    }

    private static KnownProvider provider(String subject, String roles) {
        return new KnownProvider(
                TENANT,
                UUID.randomUUID(),
                "https://id.example.com",
                "gatehouse",
                "https://id.example.com/keys",
                subject,
                roles,
                Map.of("desk", "AGENT", "boss", "OPERATOR", "machines", "INTEGRATOR"));
    }
}
