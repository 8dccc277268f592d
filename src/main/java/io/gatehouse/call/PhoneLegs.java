package io.gatehouse.call;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.call.Call.Place;
import io.gatehouse.lane.Direction;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What call centres call our calls, in the database, and what a number or a seat stands for. */
@ApplicationScoped
class PhoneLegs {

    private static final String BEGIN =
            """
            insert into call_leg (tenant_id, center, center_call_id, caller, called, began_at) values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """;

    private static final String LOCK =
            "select * from call_leg where tenant_id = $1 and center = $2 and center_call_id = $3 for update";

    private static final String NEWEST_OF_CALL =
            """
            select * from call_leg where tenant_id = $1 and call_id = $2 and ended_at is null
            order by began_at desc limit 1
            """;

    private static final String END =
            "update call_leg set ended_at = $4 where tenant_id = $1 and center = $2 and center_call_id = $3";

    private static final String BELONG =
            "update call_leg set call_id = $4 where tenant_id = $1 and center = $2 and center_call_id = $3";

    /** The first leg is how somebody called; every further one is somebody calling again. */
    private static final String NAME =
            """
            update call set joined = joined + case when center_call_id is null then 0 else 1 end,
                            center = $3, center_call_id = $4, caller = coalesce($5, caller)
            where tenant_id = $1 and id = $2 and (center, center_call_id) is distinct from ($3, $4)
            """;

    private static final String PLACE_OF_NUMBER =
            """
            select r.code, r.lane_id, l.park_id, l.direction, p.id as passage_id
            from robot r left join lane l on l.id = r.lane_id
              left join passage p on p.lane_id = r.lane_id and p.state in ('ARRIVED', 'HELD', 'CLEARED')
            where r.tenant_id = $1 and phone_key(r.phone) = phone_key($2) and phone_key($2) <> ''
            order by r.id limit 1
            """;

    /** Of a call that an emergency contact is rung about, that leg is another conversation. */
    private static final String MADE_BY_US =
            """
            select c.id from call c left join robot r on r.code = c.robot_code
            where c.tenant_id = $1 and c.id = $2
              and (c.kind = 'TO_ROBOT' or phone_key(r.phone) = phone_key($3))
            """;

    /** Whoever tells of it first begins it; all others wait until that one is done. */
    Uni<PhoneLeg> lock(SqlConnection tx, CenterLine line, Push push) {
        var leg = push.leg();
        return tx.preparedQuery(BEGIN)
                .execute(values(line.tenantId(), line.id(), leg.centerCallId(), leg.from(), leg.to(), push.at()))
                .chain(() -> tx.preparedQuery(LOCK).execute(values(line.tenantId(), line.id(), leg.centerCallId())))
                .map(rows -> Rows.first(rows, PhoneLegs::leg).orElseThrow());
    }

    /** The one that still goes on. */
    Uni<Optional<PhoneLeg>> newestOf(SqlConnection tx, UUID tenant, UUID call) {
        return tx.preparedQuery(NEWEST_OF_CALL)
                .execute(values(tenant, call))
                .map(rows -> Rows.first(rows, PhoneLegs::leg));
    }

    Uni<Void> end(SqlConnection tx, CenterLine line, String centerCallId, Instant at) {
        return tx.preparedQuery(END)
                .execute(values(line.tenantId(), line.id(), centerCallId, at))
                .replaceWithVoid();
    }

    /** It is this call of ours, which from now on is known by its name. */
    Uni<Void> belong(SqlConnection tx, CenterLine line, Push.Leg leg, UUID call) {
        return tx.preparedQuery(BELONG)
                .execute(values(line.tenantId(), line.id(), leg.centerCallId(), call))
                .chain(() -> tx.preparedQuery(NAME)
                        .execute(values(line.tenantId(), call, line.id().toString(), leg.centerCallId(), leg.from())))
                .replaceWithVoid();
    }

    /** Where the robot with this number stands, and the car in front of it. */
    Uni<Optional<Place>> placeOf(SqlConnection tx, UUID tenant, String number) {
        return number == null
                ? Uni.createFrom().item(Optional.empty())
                : tx.preparedQuery(PLACE_OF_NUMBER)
                        .execute(values(tenant, number))
                        .map(rows -> Rows.first(rows, PhoneLegs::place));
    }

    /** The call to a robot that was wished for. */
    Uni<Optional<UUID>> madeByUs(SqlConnection tx, UUID tenant, Push.Leg leg) {
        return tx.preparedQuery(MADE_BY_US)
                .execute(values(tenant, leg.requestId(), leg.from()))
                .map(rows -> Rows.first(rows, row -> uuid(row, "id")));
    }

    Uni<Optional<UUID>> agentAt(SqlConnection tx, UUID tenant, String seat) {
        return tx.preparedQuery("select agent_id from agent_state where tenant_id = $1 and seat = $2")
                .execute(values(tenant, seat))
                .map(rows -> Rows.first(rows, row -> uuid(row, "agent_id")));
    }

    private static Place place(Row row) {
        return new Place(
                row.getString("code"),
                uuid(row, "lane_id"),
                uuid(row, "park_id"),
                constant(Direction.class, row, "direction"),
                uuid(row, "passage_id"));
    }

    private static PhoneLeg leg(Row row) {
        return new PhoneLeg(
                uuid(row, "center"), row.getString("center_call_id"), uuid(row, "call_id"), moment(row, "ended_at"));
    }
}
