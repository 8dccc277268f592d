package io.gatehouse.evidence;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.gatehouse.platform.Sweeps.Due;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is known about the photos, in the database. */
@ApplicationScoped
public class Evidences {

    private static final String RECORD =
            """
            insert into evidence (id, tenant_id, park_id, kind, content_type, size, sha256, robot_code, created_at,
                                  passage_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing
            """;
    private static final String ONE = "select * from evidence where tenant_id = $1 and id = $2";
    private static final String PAGE =
            """
            select * from evidence
            where tenant_id = $1 and id < $2 and ($3::text is null or kind = $3) and ($4::uuid is null or park_id = $4)
              and ($6::uuid is null or passage_id = $6)
            order by id desc limit $5
            """;
    private static final String ERASED =
            "update evidence set erased_at = now() where tenant_id = $1 and id = $2 and erased_at is null";
    private static final String TO_ERASE = "select tenant_id, id from photos_to_erase($1)";
    private static final String SOME = "select * from evidence where tenant_id = $1 and id = any($2)";
    private static final String PARK = "select from park where tenant_id = $1 and id = $2";
    private static final String PASSAGE = "select from passage where tenant_id = $1 and id = $2";

    private final Database database;

    Evidences(Database database) {
        this.database = database;
    }

    /** False when there is a photo with this id already. */
    Uni<Boolean> record(SqlConnection transaction, Evidence evidence) {
        var row = Tuple.from(Arrays.asList(
                evidence.id(),
                evidence.tenantId(),
                evidence.parkId(),
                evidence.kind().name(),
                evidence.type().mediaType,
                evidence.size(),
                evidence.sha256(),
                evidence.robotCode(),
                evidence.createdAt().atOffset(ZoneOffset.UTC),
                evidence.passageId()));
        return transaction.preparedQuery(RECORD).execute(row).map(rows -> rows.rowCount() == 1);
    }

    public Uni<Evidence> ofTenant(UUID tenant, UUID id) {
        return database.inTenant(tenant, transaction -> ofTenant(transaction, tenant, id));
    }

    Uni<Evidence> ofTenant(SqlConnection transaction, UUID tenant, UUID id) {
        return transaction.preparedQuery(ONE).execute(Tuple.of(tenant, id)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("evidence", id);
            }
            return evidence(rows.iterator().next());
        });
    }

    /** Those of the tenant among them, in any order. */
    public Uni<List<Evidence>> some(SqlConnection transaction, UUID tenant, Collection<UUID> ids) {
        return transaction
                .preparedQuery(SOME)
                .execute(Tuple.of(tenant, ids.toArray(UUID[]::new)))
                .map(Evidences::list);
    }

    /** Newest first. */
    Uni<List<Evidence>> page(UUID tenant, PageQuery page, EvidenceKind kind, UUID park, UUID passage) {
        var which = Tuple.from(
                Arrays.asList(tenant, page.below(), kind == null ? null : kind.name(), park, page.oneMore(), passage));
        return database.inTenant(
                tenant,
                transaction -> transaction.preparedQuery(PAGE).execute(which).map(Evidences::list));
    }

    /** Photos that their tenant's retention does not keep any more. */
    Uni<List<Due>> toErase(int most) {
        return database.acrossTenants(connection -> connection
                .preparedQuery(TO_ERASE)
                .execute(values(most))
                .map(rows -> Rows.all(rows, row -> new Due(uuid(row, "tenant_id"), uuid(row, "id")))));
    }

    Uni<Void> erased(UUID tenant, UUID id) {
        return database.inTenant(tenant, tx -> tx.preparedQuery(ERASED).execute(values(tenant, id)))
                .replaceWithVoid();
    }

    /** Fails when the tenant has no such park. */
    Uni<Void> requirePark(SqlConnection transaction, UUID tenant, UUID park) {
        return require(transaction, PARK, "park", tenant, park);
    }

    /** Fails when the tenant has no such passage. */
    Uni<Void> requirePassage(SqlConnection transaction, UUID tenant, UUID passage) {
        return require(transaction, PASSAGE, "passage", tenant, passage);
    }

    private static Uni<Void> require(SqlConnection transaction, String query, String what, UUID tenant, UUID id) {
        if (id == null) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(query)
                .execute(Tuple.of(tenant, id))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Problem.notFound(what, id);
                    }
                })
                .replaceWithVoid();
    }

    private static List<Evidence> list(RowSet<Row> rows) {
        return Rows.all(rows, Evidences::evidence);
    }

    private static Evidence evidence(Row row) {
        return new Evidence(
                row.getUUID("id"),
                row.getUUID("tenant_id"),
                row.getUUID("park_id"),
                EvidenceKind.valueOf(row.getString("kind")),
                PhotoType.ofMediaType(row.getString("content_type")),
                row.getInteger("size"),
                row.getString("sha256"),
                row.getString("robot_code"),
                row.getUUID("passage_id"),
                row.getOffsetDateTime("created_at").toInstant(),
                moment(row, "erased_at"));
    }
}
