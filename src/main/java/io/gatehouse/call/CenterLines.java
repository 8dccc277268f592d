package io.gatehouse.call;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.gatehouse.platform.SealedText;
import io.gatehouse.platform.StoredJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Whom to speak with: call centres as they were set up, with their secrets opened. */
@ApplicationScoped
public class CenterLines {

    private final Database database;
    private final SealedText sealed;
    private final StoredJson json;

    CenterLines(Database database, SealedText sealed, StoredJson json) {
        this.database = database;
        this.sealed = sealed;
        this.json = json;
    }

    /** The one through which a tenant's own calls go: that which was set up first. */
    Uni<Optional<CenterLine>> first(SqlConnection tx, UUID tenant) {
        return tx.preparedQuery("select * from call_center where tenant_id = $1 order by id limit 1")
                .execute(values(tenant))
                .map(rows -> Rows.first(rows, this::line));
    }

    /** The first that is only played. */
    public Uni<Optional<CenterLine>> played(SqlConnection tx, UUID tenant) {
        return tx.preparedQuery(
                        "select * from call_center where tenant_id = $1 and kind = 'SANDBOX' order by id limit 1")
                .execute(values(tenant))
                .map(rows -> Rows.first(rows, this::line));
    }

    Uni<Optional<CenterLine>> find(SqlConnection tx, UUID tenant, UUID center) {
        return tx.preparedQuery("select * from call_center where tenant_id = $1 and id = $2")
                .execute(values(tenant, center))
                .map(rows -> Rows.first(rows, this::line));
    }

    /** Whose push this is; nobody's, if the token is not that call centre's. What exists is not told. */
    public Uni<Optional<CenterLine>> believed(UUID center, CallCenterKind kind, String token) {
        return database.acrossTenants(connection -> connection
                        .preparedQuery("select * from home_of_call_center($1)")
                        .execute(values(center)))
                .map(rows -> Rows.first(rows, row -> row))
                .map(row -> believed(row, token).map(this::line).filter(line -> line.kind() == kind));
    }

    private static Optional<Row> believed(Optional<Row> row, String token) {
        boolean fits = PushToken.fits(
                token, row.map(found -> found.getString("push_token")).orElse(null));
        return fits ? row : Optional.empty();
    }

    private CenterLine line(Row row) {
        var secret = row.getString("secret");
        return new CenterLine(
                row.getUUID("tenant_id"),
                row.getUUID("id"),
                CallCenterKind.valueOf(row.getString("kind")),
                json.read(row.getJsonObject("settings"), CenterSettings.class),
                secret == null ? null : sealed.open(secret));
    }
}
