package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.array;
import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.object;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.fee.StayClass;
import io.gatehouse.lane.Passage.ByDesk;
import io.gatehouse.lane.Passage.Judged;
import io.gatehouse.lane.Passage.Place;
import io.gatehouse.lane.Passage.Times;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Prefixed;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The passages in the database: one method, one statement. */
@ApplicationScoped
public class Passages {

    static final Prefixed COLUMNS = new Prefixed(
            "id",
            "tenant_id",
            "park_id",
            "lane_id",
            "robot_code",
            "arrival_id",
            "direction",
            "state",
            "situation",
            "shown_as",
            "plate",
            "plate_color",
            "confidence",
            "readings",
            "vehicle_type",
            "vehicle_color",
            "boot_id",
            "seq",
            "message_id",
            "images",
            "driver",
            "stay_id",
            "card_id",
            "enters_as",
            "fee",
            "arrived_at",
            "held_at",
            "acted_at",
            "cleared_at",
            "ended_at",
            "end_reason",
            "plate_by",
            "matched_stay_id",
            "corrections");

    private static final String SAVE =
            """
            insert into passage (id, tenant_id, park_id, lane_id, robot_code, arrival_id, direction, state, situation,
                                 shown_as, plate, plate_color, confidence, readings, vehicle_type, vehicle_color, boot_id,
                                 seq, message_id, images, driver, stay_id, card_id, enters_as, fee, arrived_at, held_at, acted_at,
                                 cleared_at, ended_at, end_reason, plate_by, matched_stay_id, corrections)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                    $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)
            on conflict (id) do update set
              state = excluded.state, situation = excluded.situation, shown_as = excluded.shown_as,
              plate = excluded.plate, plate_color = excluded.plate_color, confidence = excluded.confidence,
              readings = excluded.readings, vehicle_type = excluded.vehicle_type,
              vehicle_color = excluded.vehicle_color, boot_id = excluded.boot_id, seq = excluded.seq,
              message_id = excluded.message_id, images = excluded.images, driver = excluded.driver,
              stay_id = excluded.stay_id, card_id = excluded.card_id, enters_as = excluded.enters_as, fee = excluded.fee, held_at = excluded.held_at,
              acted_at = excluded.acted_at, cleared_at = excluded.cleared_at, ended_at = excluded.ended_at,
              end_reason = excluded.end_reason, plate_by = excluded.plate_by,
              matched_stay_id = excluded.matched_stay_id, corrections = excluded.corrections
            """;

    private static final String ACTED =
            "update passage set acted_at = $3 where tenant_id = $1 and id = $2 and state in ('ARRIVED', 'HELD')";

    private static final String ONE =
            "select " + COLUMNS.as("p", "p_") + " from passage p where p.tenant_id = $1 and p.id = $2";

    private static final String LIVE_OF_LANE = "select " + COLUMNS.as("p", "p_")
            + " from passage p where p.tenant_id = $1 and p.lane_id = $2 and p.state in ('ARRIVED', 'HELD', 'CLEARED')";

    private static final String BY_ARRIVAL = "select " + COLUMNS.as("p", "p_")
            + " from passage p where p.tenant_id = $1 and p.lane_id = $2 and p.arrival_id = $3";

    private static final String PAGE = "select " + COLUMNS.as("p", "p_")
            + """
             from passage p
            where p.tenant_id = $1 and p.id < $2 and ($4::uuid is null or p.park_id = $4)
              and ($5::uuid is null or p.lane_id = $5) and ($6::text is null or p.plate = $6)
              and ($7::text is null or p.state = $7) and ($8::text is null or p.situation = $8)
            order by p.id desc limit $3
            """;

    private static final String SCENE_CHANGED = "select tell_scene_changed($1)";

    private static final String WAITING_FOR_SPACE =
            """
            select lane_id, arrival_id from passage
            where tenant_id = $1 and park_id = $2 and state = 'HELD' and shown_as in ('PARK_FULL', 'SHARED_SPACES_TAKEN')
            order by arrived_at limit 20
            """;

    private static final String WAITING_FOR_PAYMENT =
            """
            select lane_id, arrival_id from passage
            where tenant_id = $1 and state in ('ARRIVED', 'HELD')
              and (stay_id = $2 or card_id = (select card_id from renewal where id = $3) or plate = $4)
              and shown_as in ('FEE_DUE', 'SHARED_SPACES_FEE_DUE', 'GRACE_OVERRUN', 'CARD_LAPSED', 'UNPLATED_EXIT',
                               'CARD_EXPIRED_ENTRY', 'CARD_EXPIRED_7', 'ARREARS_AT_ENTRY')
            """;

    private static final String WAITING_FOR_STAY =
            """
            select lane_id, arrival_id from passage
            where tenant_id = $1 and park_id = $2 and state in ('ARRIVED', 'HELD')
              and (stay_id = $3 or plate = any($4))
            """;

    /** A passage by the two ids that find it at its lane. */
    public record Ref(UUID laneId, UUID arrivalId) {}

    /** What someone asks for in a list; null asks for nothing. */
    public record Filter(UUID parkId, UUID laneId, String plate, PassageState state, Situation situation) {}

    public Uni<Void> save(SqlConnection tx, Passage passage) {
        return tx.preparedQuery(SAVE).execute(values(columns(passage))).replaceWithVoid();
    }

    /** The driver did something: the lane is not congested by one who sleeps. */
    Uni<Void> acted(SqlConnection tx, Passage passage, Instant at) {
        return tx.preparedQuery(ACTED)
                .execute(values(passage.place().tenantId(), passage.id(), at))
                .replaceWithVoid();
    }

    /** Whoever looks at the lane looks again after the commit: of something that is no event. */
    public Uni<Void> tellSceneChanged(SqlConnection tx, UUID lane) {
        return tx.preparedQuery(SCENE_CHANGED).execute(values(lane)).replaceWithVoid();
    }

    public Uni<Passage> one(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery(ONE).execute(values(tenant, id)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("passage", id);
            }
            return passage(rows.iterator().next(), "p_");
        });
    }

    /** Null when no car stands at the lane. */
    public Uni<Passage> liveOf(SqlConnection tx, UUID tenant, UUID lane) {
        return tx.preparedQuery(LIVE_OF_LANE).execute(values(tenant, lane)).map(Passages::firstOrNull);
    }

    /** Null when this arrival was never heard of. */
    public Uni<Passage> byArrival(SqlConnection tx, UUID tenant, Ref ref) {
        return tx.preparedQuery(BY_ARRIVAL)
                .execute(values(tenant, ref.laneId(), ref.arrivalId()))
                .map(Passages::firstOrNull);
    }

    /** One row more than the page, newest first. */
    public Uni<List<Passage>> page(SqlConnection tx, UUID tenant, PageQuery page, Filter filter) {
        return tx.preparedQuery(PAGE)
                .execute(values(
                        tenant,
                        page.below(),
                        page.oneMore(),
                        filter.parkId(),
                        filter.laneId(),
                        filter.plate(),
                        filter.state(),
                        filter.situation()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> passage(row, "p_"))
                        .toList());
    }

    /** Who waits until a vehicle leaves this park, first come first. */
    Uni<List<Ref>> waitingForSpace(SqlConnection tx, UUID tenant, UUID park) {
        return tx.preparedQuery(WAITING_FOR_SPACE).execute(values(tenant, park)).map(Passages::refs);
    }

    /** Who waits until this stay, renewal or plate has paid. */
    Uni<List<Ref>> waitingForPayment(SqlConnection tx, UUID tenant, UUID stay, UUID renewal, String plate) {
        return tx.preparedQuery(WAITING_FOR_PAYMENT)
                .execute(values(tenant, stay, renewal, plate))
                .map(Passages::refs);
    }

    /** Whose stay this is, was, or may be. */
    Uni<List<Ref>> waitingForStay(SqlConnection tx, UUID tenant, UUID park, UUID stay, List<String> plates) {
        return tx.preparedQuery(WAITING_FOR_STAY)
                .execute(values(tenant, park, stay, plates.toArray(String[]::new)))
                .map(Passages::refs);
    }

    private static List<Ref> refs(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Ref(uuid(row, "lane_id"), uuid(row, "arrival_id")))
                .toList();
    }

    private static Passage firstOrNull(RowSet<Row> rows) {
        return rows.size() == 0 ? null : passage(rows.iterator().next(), "p_");
    }

    private static Object[] columns(Passage p) {
        var place = p.place();
        var seen = p.seen();
        var judged = p.judged();
        var times = p.times();
        return new Object[] {
            p.id(),
            place.tenantId(),
            place.parkId(),
            place.laneId(),
            place.robotCode(),
            p.arrivalId(),
            place.direction(),
            p.state(),
            judged.situation(),
            judged.shownAs(),
            seen.plate(),
            seen.plateColor(),
            (float) seen.confidence(),
            seen.readings(),
            seen.vehicleType(),
            seen.vehicleColor(),
            seen.bootId(),
            seen.seq(),
            seen.messageId(),
            seen.images(),
            p.driver(),
            judged.stayId(),
            judged.cardId(),
            judged.entersAs(),
            judged.fee(),
            times.arrived(),
            times.held(),
            times.acted(),
            times.cleared(),
            times.ended(),
            p.endReason(),
            seen.plateBy(),
            p.desk().matchedStay(),
            p.desk().corrections()
        };
    }

    /** From a row with the columns of {@link #COLUMNS}, under this prefix. */
    static Passage passage(Row row, String as) {
        return new Passage(
                uuid(row, as + "id"),
                new Place(
                        uuid(row, as + "tenant_id"),
                        uuid(row, as + "park_id"),
                        uuid(row, as + "lane_id"),
                        row.getString(as + "robot_code"),
                        constant(Direction.class, row, as + "direction")),
                uuid(row, as + "arrival_id"),
                constant(PassageState.class, row, as + "state"),
                sighting(row, as),
                judged(row, as),
                new Times(
                        moment(row, as + "arrived_at"),
                        moment(row, as + "held_at"),
                        moment(row, as + "acted_at"),
                        moment(row, as + "cleared_at"),
                        moment(row, as + "ended_at")),
                row.getString(as + "driver"),
                row.getString(as + "end_reason"),
                new ByDesk(uuid(row, as + "matched_stay_id"), array(row, as + "corrections")));
    }

    private static Sighting sighting(Row row, String as) {
        Float confidence = row.getFloat(as + "confidence");
        Long seq = row.getLong(as + "seq");
        return new Sighting(
                row.getString(as + "plate"),
                row.getString(as + "plate_color"),
                confidence == null ? 0 : confidence,
                row.getInteger(as + "readings"),
                row.getString(as + "vehicle_type"),
                row.getString(as + "vehicle_color"),
                array(row, as + "images"),
                uuid(row, as + "message_id"),
                uuid(row, as + "boot_id"),
                seq == null ? -1 : seq,
                row.getString(as + "plate_by"));
    }

    private static Judged judged(Row row, String as) {
        return new Judged(
                constant(Situation.class, row, as + "situation"),
                constant(Situation.class, row, as + "shown_as"),
                uuid(row, as + "stay_id"),
                uuid(row, as + "card_id"),
                constant(StayClass.class, row, as + "enters_as"),
                object(row, as + "fee"));
    }
}
