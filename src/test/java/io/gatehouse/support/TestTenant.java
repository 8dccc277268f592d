package io.gatehouse.support;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.UUID;

/** A tenant of its own for a test, so that no test sees another's rows, and requests in its name. */
public record TestTenant(UUID id) {

    public static TestTenant made() {
        var id = UUID.randomUUID();
        sql("insert into tenant (id, name) values ('%s', 'Tenant %s')".formatted(id, id));
        return new TestTenant(id);
    }

    /** A request with a token of this tenant and these roles. */
    public RequestSpecification as(String... roles) {
        return RestAssured.given().auth().oauth2(TestTokens.of(id, roles)).contentType(ContentType.JSON);
    }

    /** Runs SQL as the owner of the database, who sees all tenants. */
    public static void sql(String statement) {
        var backbone = BackboneResource.backbone();
        try (var connection = backbone.database().connect(backbone.options().owner());
                var execution = connection.createStatement()) {
            execution.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(statement, failed);
        }
    }

    /** The first column of the first row, as text; null when there is none. */
    public static String read(String query) {
        var backbone = BackboneResource.backbone();
        try (var connection = backbone.database().connect(backbone.options().owner());
                var rows = connection.createStatement().executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
    }
}
