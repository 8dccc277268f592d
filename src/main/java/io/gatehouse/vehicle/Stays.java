package io.gatehouse.vehicle;

import static io.gatehouse.platform.Columns.array;
import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.fee.StayClass;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Prefixed;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.gatehouse.vehicle.PlateMatcher.Candidate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The stays in the database: one method, one statement. */
@ApplicationScoped
public class Stays {

    /** A stay's columns, for a join that brings one along. */
    public static final Prefixed COLUMNS = new Prefixed(
            "id",
            "tenant_id",
            "park_id",
            "state",
            "stay_class",
            "plate",
            "driver",
            "plate_color",
            "vehicle_type",
            "vehicle_color",
            "card_id",
            "tariff_id",
            "images",
            "entry_lane_id",
            "entry_passage_id",
            "entered_at",
            "exit_passage_id",
            "left_at",
            "review",
            "corrections");

    private static final String BEGIN =
            """
            with begun as (
              insert into stay (id, tenant_id, park_id, state, stay_class, plate, driver, plate_color, vehicle_type,
                              vehicle_color, card_id, tariff_id, images, entry_lane_id, entry_passage_id, entered_at,
                              left_at, review, corrections)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, '[]')
              on conflict (entry_passage_id) do nothing
              returning park_id)
            insert into occupancy (park_id, tenant_id, inside) select park_id, $2, 1 from begun
            on conflict (park_id) do update set inside = occupancy.inside + 1
            """;

    private static final String END =
            """
            with ended as (
              update stay set state = $3, exit_passage_id = $4, left_at = greatest($5, entered_at),
                              review = coalesce($6, review), free_minutes = $7,
                              corrections = corrections || coalesce($8::jsonb, '[]'::jsonb)
              where tenant_id = $1 and id = $2 and state = 'LIVE'
              returning park_id)
            update occupancy set inside = inside - 1 from ended where occupancy.park_id = ended.park_id
            """;

    private static final String OLDER_OF_VEHICLE =
            """
            select * from stay where tenant_id = $1 and park_id = $2 and state = 'LIVE'
              and ($3::text is not null and plate = $3 or $3::text is null and plate is null and driver = $4)
            """;

    private static final String NEWEST_PROOF_OUTSIDE =
            """
            select max(coalesce(cleared_at, arrived_at)) as at from passage
            where tenant_id = $1 and plate = $2 and park_id = $3 and direction = 'EXIT' and arrived_at > $4
              and (cleared_at is not null or state = 'THROUGH')
            """;

    /**
     * The first exit by which a vehicle can have left before a moment: held open while it was inside, and not over when it
     * was last seen in front of an exit that did not open.
     */
    private static final String LEFT_UNSEEN =
            """
            select h.id, greatest(h.began_at, inside.at) as at
            from (select coalesce(max(p.arrived_at), $4) as at from passage p
                  where p.tenant_id = $1 and p.plate = $3 and p.park_id = $2 and p.direction = 'EXIT'
                    and p.arrived_at between $4 and $5 and p.cleared_at is null
                    and p.state in ('BACKED_OUT', 'ABANDONED')) inside
            join gate_held_open h on h.tenant_id = $1 and h.park_id = $2 and h.direction = 'EXIT'
             and h.began_at < $5 and coalesce(h.ended_at, $5) > inside.at
            order by at limit 1
            """;

    private static final String ONE = "select * from stay where tenant_id = $1 and id = $2";

    private static final String PAGE =
            """
            select * from stay
            where tenant_id = $1 and id < $2 and ($4::uuid is null or park_id = $4) and ($5::text is null or state = $5)
              and ($6::text is null or plate = $6) and (not $7 or review is not null)
            order by id desc limit $3
            """;

    private static final String LIVE_PLATED =
            """
            select id, plate, vehicle_color, vehicle_type, entered_at from stay
            where tenant_id = $1 and park_id = $2 and state = 'LIVE' and plate is not null
            """;

    /** Counts the vehicle in. An entry passage begins one stay, however often it is told. */
    public Uni<Void> begin(SqlConnection tx, Stay stay) {
        return tx.preparedQuery(BEGIN)
                .execute(values(
                        stay.id(),
                        stay.tenantId(),
                        stay.parkId(),
                        stay.state(),
                        stay.stayClass(),
                        stay.plate(),
                        stay.driver(),
                        stay.plateColor(),
                        stay.vehicleType(),
                        stay.vehicleColor(),
                        stay.cardId(),
                        stay.tariffId(),
                        stay.images(),
                        stay.entryLaneId(),
                        stay.entryPassageId(),
                        stay.enteredAt(),
                        stay.leftAt(),
                        stay.review()))
                .replaceWithVoid();
    }

    /** Ends a live stay and counts its vehicle out; one that has ended already stays as it ended. */
    public Uni<Integer> end(
            SqlConnection tx,
            UUID tenant,
            UUID stay,
            StayState how,
            UUID exitPassage,
            Instant at,
            String review,
            Long freeMinutes) {
        return tx.preparedQuery(END)
                .execute(values(tenant, stay, how, exitPassage, at, review, freeMinutes, null))
                .map(RowSet::rowCount);
    }

    /** Ends a live stay whose vehicle left when a gate was held open; recorded as a correction, for somebody to look at. */
    public Uni<Integer> endUnseen(SqlConnection tx, Stay stay, LeftUnseen left, Instant now) {
        return tx.preparedQuery(END)
                .execute(values(
                        stay.tenantId(),
                        stay.id(),
                        StayState.EXIT_MISSING,
                        null,
                        left.at(),
                        LeftUnseen.REASON,
                        null,
                        new JsonArray().add(left.correction(now))))
                .map(RowSet::rowCount);
    }

    /** The live stays of the vehicle that stands at an entry: there should be none. */
    public Uni<List<Stay>> liveOf(SqlConnection tx, UUID tenant, UUID park, String plate, String driver) {
        return tx.preparedQuery(OLDER_OF_VEHICLE)
                .execute(values(tenant, park, plate, driver))
                .map(Stays::all);
    }

    /** When the vehicle was last seen at an exit that let it out; null when it never was. */
    public Uni<Instant> newestProofOutside(SqlConnection tx, UUID tenant, Stay stay) {
        return tx.preparedQuery(NEWEST_PROOF_OUTSIDE)
                .execute(values(tenant, stay.plate(), stay.parkId(), stay.enteredAt()))
                .map(rows -> moment(rows.iterator().next(), "at"));
    }

    /** Null when it cannot have left by a gate that was held open. */
    public Uni<LeftUnseen> leftUnseen(SqlConnection tx, Stay stay, Instant before) {
        return tx.preparedQuery(LEFT_UNSEEN)
                .execute(values(stay.tenantId(), stay.parkId(), stay.plate(), stay.enteredAt(), before))
                .map(rows -> Rows.first(rows, row -> new LeftUnseen(uuid(row, "id"), moment(row, "at")))
                        .orElse(null));
    }

    public Uni<Stay> one(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery(ONE).execute(values(tenant, id)).map(rows -> only(rows, id));
    }

    /** One row more than the page, newest first; a filter that is null filters nothing. */
    public Uni<List<Stay>> page(
            SqlConnection tx, UUID tenant, PageQuery page, UUID park, StayState state, String plate, boolean review) {
        return tx.preparedQuery(PAGE)
                .execute(values(tenant, page.below(), page.oneMore(), park, state, plate, review))
                .map(Stays::all);
    }

    /** All vehicles with a plate inside a park, to rank them by likeness. */
    Uni<List<Candidate>> livePlated(SqlConnection tx, UUID tenant, UUID park) {
        return tx.preparedQuery(LIVE_PLATED)
                .execute(values(tenant, park))
                .map(rows -> Rows.all(rows, Stays::candidate));
    }

    Uni<List<Stay>> some(SqlConnection tx, UUID tenant, List<UUID> ids) {
        return tx.preparedQuery("select * from stay where tenant_id = $1 and id = any($2)")
                .execute(values(tenant, ids.toArray(UUID[]::new)))
                .map(Stays::all);
    }

    Uni<List<Stay>> liveOf(SqlConnection tx, UUID tenant, String plate) {
        return tx.preparedQuery(
                        "select * from stay where tenant_id = $1 and plate = $2 and state = 'LIVE' order by id desc")
                .execute(values(tenant, plate))
                .map(Stays::all);
    }

    static Stay only(RowSet<Row> rows, UUID id) {
        if (rows.size() == 0) {
            throw Problem.notFound("stay", id);
        }
        return stay(rows.iterator().next());
    }

    private static Candidate candidate(Row row) {
        return new Candidate(
                uuid(row, "id"),
                Plate.of(row.getString("plate")),
                row.getString("vehicle_color"),
                row.getString("vehicle_type"),
                moment(row, "entered_at"));
    }

    private static List<Stay> all(RowSet<Row> rows) {
        return Rows.all(rows, Stays::stay);
    }

    private static Stay stay(Row row) {
        return stay(row, "");
    }

    /** From a row that has the columns of {@link #COLUMNS} under this prefix. */
    public static Stay stay(Row row, String as) {
        return new Stay(
                uuid(row, as + "id"),
                uuid(row, as + "tenant_id"),
                uuid(row, as + "park_id"),
                constant(StayState.class, row, as + "state"),
                constant(StayClass.class, row, as + "stay_class"),
                row.getString(as + "plate"),
                row.getString(as + "driver"),
                row.getString(as + "plate_color"),
                row.getString(as + "vehicle_type"),
                row.getString(as + "vehicle_color"),
                uuid(row, as + "card_id"),
                uuid(row, as + "tariff_id"),
                array(row, as + "images"),
                uuid(row, as + "entry_lane_id"),
                uuid(row, as + "entry_passage_id"),
                moment(row, as + "entered_at"),
                uuid(row, as + "exit_passage_id"),
                moment(row, as + "left_at"),
                row.getString(as + "review"),
                array(row, as + "corrections"));
    }
}
