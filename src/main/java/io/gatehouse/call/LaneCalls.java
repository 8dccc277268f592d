package io.gatehouse.call;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.call.Call.Place;
import io.gatehouse.lane.DeskCalls;
import io.gatehouse.platform.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The calls that come from lanes. */
@ApplicationScoped
class LaneCalls implements DeskCalls {

    /** What was raised, and the fact of it; nothing is told of a call that only joined. */
    private static final String INSERT_AND_TELL =
            """
            raised as (
              insert into call (id, tenant_id, kind, reason, state, robot_code, lane_id, park_id, direction, passage_id,
                                queued_at, reached_at)
              select $1::uuid, $2::uuid, $3::text, $4::text, 'QUEUED', $5::text, $6::uuid, $7::uuid, $8::text, $9::uuid,
                     $10::timestamptz, $10::timestamptz
              where not exists (select from adopted)
              on conflict %s do update set joined = call.joined + 1
              returning id, (xmax = 0) as anew
            )
            insert into event (id, tenant_id, park_id, subject, type, at, data)
            select $11::uuid, $2::uuid, $7::uuid, id, 'call.queued', $10::timestamptz, $12::jsonb from raised where anew
            """;

    /** Somebody who called before his car was seen, and whom nobody has answered yet, called about this car. */
    private static final String RAISE_ABOUT_CAR =
            """
            with adopted as (
              update call set passage_id = $9::uuid, joined = joined + 1
              where tenant_id = $2::uuid and robot_code = $5::text and passage_id is null
                and state in ('QUEUED', 'OFFERED')
                and not exists (select from call live where live.passage_id = $9::uuid
                                and live.state in ('QUEUED', 'OFFERED', 'ANSWERED', 'WRAP_UP'))
              returning id
            ),
            """
                    + INSERT_AND_TELL.formatted(
                            "(passage_id) where state in ('QUEUED', 'OFFERED', 'ANSWERED', 'WRAP_UP')");

    private static final String RAISE_WITHOUT_CAR = "with adopted as (select where false), "
            + INSERT_AND_TELL.formatted("(tenant_id, robot_code) where passage_id is null and robot_code is not null"
                    + " and state in ('QUEUED', 'OFFERED', 'ANSWERED', 'WRAP_UP')");

    /** Only wakes whoever routes: a lane's transaction does not wait for a call that somebody else holds. */
    private static final String CAR_GONE =
            """
            select pg_notify('gatehouse_calls', $1::text)
            where exists (select from call where passage_id = $2 and state in ('QUEUED', 'OFFERED'))
            """;

    private static final String HOLDER =
            """
            select c.id, c.agent_id, a.subject, a.name from call c join agent a on a.id = c.agent_id
            where c.tenant_id = $1 and c.state in ('ANSWERED', 'WRAP_UP')
              and (c.passage_id = $2
                   or c.passage_id is null and c.lane_id = (select p.lane_id from passage p where p.id = $2))
            order by c.passage_id nulls last limit 1
            for share of c
            """;

    @Override
    public Uni<Void> raise(SqlConnection tx, Distress distress) {
        return tx.preparedQuery(distress.passageId() == null ? RAISE_WITHOUT_CAR : RAISE_ABOUT_CAR)
                .execute(raised(call(distress)))
                .replaceWithVoid();
    }

    private static Call call(Distress distress) {
        var place = new Place(
                distress.robotCode(), distress.laneId(), distress.parkId(), distress.direction(), distress.passageId());
        var reason = CallReason.valueOf(distress.reason().name());
        return Call.queued(
                distress.tenantId(), CallKind.FROM_ROBOT, reason, null, place, Call.Line.NONE, distress.at());
    }

    private static Tuple raised(Call call) {
        var place = call.place();
        return values(
                call.id(),
                call.tenantId(),
                call.kind(),
                call.reason(),
                place.robotCode(),
                place.laneId(),
                place.parkId(),
                place.direction(),
                place.passageId(),
                call.times().queued(),
                Ids.next(),
                CallFact.of("call.queued", call, call.times().queued()).data());
    }

    @Override
    public Uni<Void> carGone(SqlConnection tx, UUID tenant, UUID passage) {
        return tx.preparedQuery(CAR_GONE)
                .execute(values(tenant.toString(), passage))
                .replaceWithVoid();
    }

    @Override
    public Uni<Holder> holder(SqlConnection tx, UUID tenant, UUID passage) {
        return tx.preparedQuery(HOLDER).execute(values(tenant, passage)).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? holder(found.next()) : null;
        });
    }

    private static Holder holder(Row row) {
        return new Holder(uuid(row, "id"), uuid(row, "agent_id"), row.getString("subject"), row.getString("name"));
    }
}
