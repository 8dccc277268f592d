package io.gatehouse.support;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
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
        try (var execution = asOwner().createStatement()) {
            execution.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(statement, failed);
        }
    }

    /** The first column of the first row, as text; null when there is none. */
    public static String read(String query) {
        try (var question = asOwner().createStatement();
                var rows = question.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
    }

    private static final ThreadLocal<Connection> OWNER = new ThreadLocal<>();

    /** One connection for each thread that asks. */
    private static Connection asOwner() throws SQLException {
        if (OWNER.get() == null || OWNER.get().isClosed()) {
            var backbone = BackboneResource.backbone();
            OWNER.set(backbone.database().connect(backbone.options().owner()));
        }
        return OWNER.get();
    }

    /** Ends the platform's connections to the database, whatever they are doing. */
    public static void dropConnectionsOfThePlatform() {
        var backbone = BackboneResource.backbone();
        try (var connection = backbone.database().connect(backbone.options().app());
                var execution = connection.createStatement()) {
            execution.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where usename = current_user and pid <> pg_backend_pid()
                    """);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
