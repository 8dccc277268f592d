package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The chains of the parks' openings, recomputed by the database from what its tables say now. */
@ApplicationScoped
public class OpeningProofs {

    private static final String PROOF =
            """
            select k.id as park_id, p.* from park k cross join lateral openings_proof(k.id) p
            where k.tenant_id = $1 and k.id = $2
            """;

    /**
     * @param openings that are there
     * @param dropped that are not kept any more: their proofs are sealed in the chain
     * @param head null while the park has no seal
     * @param firstBroken null when everything is as it was sealed
     */
    public record Proof(UUID parkId, long openings, long dropped, Head head, Broken firstBroken) {}

    /** The newest seal: whoever keeps it can tell later that nothing before it was changed. */
    public record Head(long n, String hash) {}

    /**
     * @param n its place in the chain; null: in none
     * @param openingId null where no single opening is wrong
     */
    public record Broken(Long n, UUID openingId, String why) {}

    /** Fails when the tenant has no such park. */
    public Uni<Proof> of(SqlConnection tx, UUID tenant, UUID park) {
        return tx.preparedQuery(PROOF).execute(values(tenant, park)).map(rows -> Rows.first(rows, OpeningProofs::proof)
                .orElseThrow(() -> Problem.notFound("park", park)));
    }

    private static Proof proof(Row row) {
        var head = row.getString("head_hash");
        var why = row.getString("why");
        return new Proof(
                uuid(row, "park_id"),
                row.getLong("openings"),
                row.getLong("dropped"),
                head == null ? null : new Head(row.getLong("head_n"), head),
                why == null ? null : new Broken(row.getLong("broken_n"), uuid(row, "broken_opening"), why));
    }
}
