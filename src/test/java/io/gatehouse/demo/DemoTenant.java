package io.gatehouse.demo;

import io.gatehouse.support.Backbone;
import io.smallrye.jwt.build.Jwt;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** The operator whose town this is. Tenants are not made over the API, and tokens come from an identity provider. */
record DemoTenant(Keys keys) {
    private static final String ID = "01900000-0000-7000-8000-0000000d3a00";
    private static final String ISSUER = "https://gatehouse.local";

    void enrol(Backbone backbone) {
        try (var connection = backbone.database().connect(backbone.options().owner());
                var statement = connection.prepareStatement(
                        "insert into tenant (id, name) values (?::uuid, 'Demo') on conflict (id) do nothing")) {
            statement.setString(1, ID);
            statement.execute();
        } catch (SQLException e) {
            throw new DemoException("the demo's tenant cannot be made: " + e.getMessage());
        }
    }

    String token(String role, Duration validFor) {
        return token("demo-" + role.toLowerCase(Locale.ROOT), role, validFor);
    }

    /** @param subject the name of somebody of this role */
    String token(String subject, String role, Duration validFor) {
        return Jwt.issuer(ISSUER)
                .subject(subject)
                .groups(Set.of(role))
                .claim("tenant", ID)
                .expiresAt(Instant.now().plus(validFor))
                .sign(keys.privateKey());
    }
}
