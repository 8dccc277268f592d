package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.array;
import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.lane.SceneView.CallAtLane;
import io.gatehouse.lane.SceneView.Photo;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.gatehouse.robot.CameraKind;
import io.gatehouse.robot.CameraView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What stands at lanes and who has come, in the database: one query for all that does not depend on the car. */
@ApplicationScoped
class Scenes {

    /** Of several calls about a lane the one about the car that stands there counts, then the one that somebody has. */
    private static final String STAGE = "select " + Passages.COLUMNS.as("p", "p_")
            + """
            , l.id as lane_id, l.park_id, l.code as lane_code, l.name as lane_name, l.direction as lane_direction,
              l.created_at as lane_created_at,
              r.id as robot_id, r.code as robot_code, r.name as robot_name, r.phone as robot_phone,
              (select coalesce(jsonb_agg(to_jsonb(m) order by m.id), '[]') from camera m where m.lane_id = l.id) as cameras,
              coalesce(p.stay_id, s.id) as known_stay,
              c.id as c_id, c.kind as c_kind, c.reason as c_reason, c.state as c_state, c.caller as c_caller,
              c.joined as c_joined, c.queued_at as c_queued_at, c.offered_at as c_offered_at,
              c.answered_at as c_answered_at, c.agent_id as c_agent_id, a.name as c_agent_name
            from lane l
            left join robot r on r.lane_id = l.id
            left join passage p on p.lane_id = l.id and p.state in ('ARRIVED', 'HELD', 'CLEARED')
            left join stay s on s.park_id = l.park_id and s.plate = p.plate and s.state = 'LIVE'
            left join lateral (
              select * from call where lane_id = l.id and state in ('QUEUED', 'OFFERED', 'ANSWERED', 'WRAP_UP')
              order by passage_id = p.id desc nulls last, agent_id is null, queued_at limit 1) c on true
            left join agent a on a.id = c.agent_id
            where l.tenant_id = $1 and l.id = $2
            """;

    /** Those named by the arrival, those taken of this passage, and what the robot took since: ids are in order of time. */
    private static final String PHOTOS =
            """
            select id, kind, created_at from evidence where tenant_id = $1 and id = any ($4)
            union
            select id, kind, created_at from evidence where tenant_id = $1 and passage_id = $2
            union
            (select id, kind, created_at from evidence
             where tenant_id = $1 and id > $2 and robot_code = $3 order by id limit 100)
            order by id
            """;

    /**
     * What does not depend on the car, and the car.
     *
     * @param robot null when none stands there
     * @param live null when no car does
     * @param stay of the car, by its passage or its plate; null when none is known
     * @param call null when nobody called
     */
    record Stage(LaneView lane, RobotThere robot, List<CameraView> cameras, Passage live, UUID stay, CallAtLane call) {}

    record RobotThere(UUID id, String code, String name, String phone) {}

    Uni<Stage> stage(SqlConnection tx, UUID tenant, UUID lane) {
        return tx.preparedQuery(STAGE).execute(values(tenant, lane)).map(rows -> Rows.first(rows, Scenes::stage)
                .orElseThrow(() -> Problem.notFound("lane", lane)));
    }

    /** Of the car, as far as they have come, oldest first. */
    Uni<List<Photo>> photosOf(SqlConnection tx, Passage live, List<UUID> named) {
        var place = live.place();
        return tx.preparedQuery(PHOTOS)
                .execute(values(place.tenantId(), live.id(), place.robotCode(), named.toArray(UUID[]::new)))
                .map(rows -> Rows.all(
                        rows, row -> Photo.of(row.getString("kind"), uuid(row, "id"), moment(row, "created_at"))));
    }

    private static Stage stage(Row row) {
        var lane = new LaneView(
                uuid(row, "lane_id"),
                uuid(row, "park_id"),
                row.getString("lane_code"),
                row.getString("lane_name"),
                constant(Direction.class, row, "lane_direction"),
                moment(row, "lane_created_at"));
        return new Stage(
                lane,
                robot(row),
                array(row, "cameras").stream()
                        .map(camera -> camera((JsonObject) camera))
                        .toList(),
                uuid(row, "p_id") == null ? null : Passages.passage(row, "p_"),
                uuid(row, "known_stay"),
                uuid(row, "c_id") == null ? null : call(row));
    }

    private static RobotThere robot(Row row) {
        return uuid(row, "robot_id") == null
                ? null
                : new RobotThere(
                        uuid(row, "robot_id"),
                        row.getString("robot_code"),
                        row.getString("robot_name"),
                        row.getString("robot_phone"));
    }

    private static CameraView camera(JsonObject camera) {
        return new CameraView(
                UUID.fromString(camera.getString("id")),
                UUID.fromString(camera.getString("lane_id")),
                camera.getString("name"),
                CameraKind.valueOf(camera.getString("kind")),
                camera.getString("maker"),
                camera.getString("serial"),
                camera.getInteger("channel"),
                at(camera.getString("created_at")));
    }

    private static Instant at(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }

    private static CallAtLane call(Row row) {
        return new CallAtLane(
                uuid(row, "c_id"),
                row.getString("c_kind"),
                row.getString("c_reason"),
                row.getString("c_state"),
                CallAtLane.masked(row.getString("c_caller")),
                row.getInteger("c_joined"),
                uuid(row, "c_agent_id"),
                row.getString("c_agent_name"),
                moment(row, "c_queued_at"),
                moment(row, "c_offered_at"),
                moment(row, "c_answered_at"));
    }
}
