package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.fee.HolidayCalendar;
import io.gatehouse.fee.Tariff;
import io.gatehouse.lane.LaneSetup.TariffVersion;
import io.gatehouse.park.Admission;
import io.gatehouse.park.ParkRules;
import io.gatehouse.platform.Contexts;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.ParkBounds;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Remembered;
import io.gatehouse.platform.Rows;
import io.gatehouse.platform.StoredJson;
import io.gatehouse.robot.Transport;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** The lanes' set-up, kept in memory until its tenant changes something ({@link SetUpChanges}) or a minute has passed. */
@ApplicationScoped
@RegisterForReflection(targets = {Tariff.class, HolidayCalendar.class, ParkRules.class})
public class LaneSetups {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final String LANE =
            """
            select l.id, l.code, l.direction, r.code as robot_code, p.id as park_id, p.name as park_name, p.admission,
                   p.rules, p.calendar, p.time_zone, p.currency, p.capacity
            from lane l join park p on p.id = l.park_id left join robot r on r.lane_id = l.id
            where l.tenant_id = $1 and l.id = $2
            """;

    private static final String TARIFFS =
            "select id, effective_from, definition from tariff where tenant_id = $1 and park_id = $2";

    /**
     * Whose a robot is, where it stands, and which wire leads to it.
     *
     * @param lane null when it stands at none
     * @param device its name on that wire
     */
    public record Home(UUID tenant, UUID lane, Transport transport, String device) {}

    private record Place(UUID tenant, UUID lane) {}

    private final Database database;
    private final StoredJson stored;
    private final ConcurrentHashMap<String, Uni<Optional<Home>>> homes = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Uni<Optional<String>>> devices = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Place, Uni<LaneSetup>> setups = new ConcurrentHashMap<>();

    LaneSetups(Database database, StoredJson stored) {
        this.database = database;
        this.stored = stored;
    }

    /** Empty when no robot has this code. */
    public Uni<Optional<Home>> homeOf(String robotCode) {
        return home(robotCode);
    }

    /** The code of the robot that this device is; empty when nobody set one up. */
    public Uni<Optional<String>> robotOfDevice(String serial) {
        return devices.computeIfAbsent(
                serial,
                asked -> kept(
                        database.acrossTenants(connection -> connection
                                .preparedQuery("select code from robot_of_device($1)")
                                .execute(Tuple.of(asked))
                                .map(rows -> Rows.first(rows, row -> row.getString("code")))),
                        devices,
                        serial));
    }

    /** The tenant of a robot, empty when no robot has this code. */
    public Uni<Optional<UUID>> tenantOf(String robotCode) {
        return home(robotCode).map(home -> home.map(Home::tenant));
    }

    /** The lane at which a robot stands; empty when there is no such robot, or it stands at none. */
    public Uni<Optional<LaneSetup>> ofRobot(String code) {
        return home(code)
                .chain(home -> home.isEmpty() || home.get().lane() == null
                        ? Uni.createFrom().item(Optional.empty())
                        : ofLane(home.get().tenant(), home.get().lane()).map(Optional::of));
    }

    /** What is kept is everybody's: who may not see its park is told that there is no such lane. */
    public Uni<LaneSetup> ofLane(UUID tenant, UUID lane) {
        return Contexts.backHere(setup(new Place(tenant, lane))).invoke(setup -> {
            if (!ParkBounds.allow(setup.parkId())) {
                throw Problem.notFound("lane", lane);
            }
        });
    }

    void drop(UUID tenant) {
        homes.clear();
        devices.clear();
        setups.keySet().removeIf(home -> home.tenant().equals(tenant));
    }

    void dropAll() {
        homes.clear();
        devices.clear();
        setups.clear();
    }

    private Uni<Optional<Home>> home(String code) {
        return homes.computeIfAbsent(
                code,
                asked -> kept(
                        database.acrossTenants(connection -> connection
                                .preparedQuery("select * from home_of_robot($1)")
                                .execute(Tuple.of(asked))
                                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                        .map(LaneSetups::home)
                                        .findFirst())),
                        homes,
                        code));
    }

    private static Home home(Row row) {
        return new Home(
                uuid(row, "tenant_id"),
                uuid(row, "lane_id"),
                constant(Transport.class, row, "transport"),
                row.getString("device"));
    }

    private Uni<LaneSetup> setup(Place home) {
        return setups.computeIfAbsent(
                home, asked -> kept(database.inWholeTenant(asked.tenant(), tx -> read(tx, asked)), setups, home));
    }

    /** One query for all who ask at the same time; a failure is not kept. */
    private static <K, T> Uni<T> kept(Uni<T> query, Map<K, Uni<T>> among, K key) {
        return Remembered.of(query.onFailure().invoke(failure -> among.remove(key)), KEPT);
    }

    private Uni<LaneSetup> read(SqlConnection tx, Place home) {
        return tx.preparedQuery(LANE)
                .execute(values(home.tenant(), home.lane()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("lane", home.lane())))
                .chain(lane -> tx.preparedQuery(TARIFFS)
                        .execute(values(home.tenant(), uuid(lane, "park_id")))
                        .map(rows -> setup(home.tenant(), lane, Rows.all(rows, this::tariff))));
    }

    private LaneSetup setup(UUID tenant, Row row, List<TariffVersion> tariffs) {
        return new LaneSetup(
                tenant,
                uuid(row, "park_id"),
                row.getString("park_name"),
                uuid(row, "id"),
                row.getString("code"),
                row.getString("robot_code"),
                constant(Direction.class, row, "direction"),
                constant(Admission.class, row, "admission"),
                stored.read(row.getJsonObject("rules"), ParkRules.class),
                ZoneId.of(row.getString("time_zone")),
                row.getString("currency"),
                row.getInteger("capacity"),
                stored.read(row.getJsonObject("calendar"), HolidayCalendar.class),
                tariffs);
    }

    private TariffVersion tariff(Row row) {
        return new TariffVersion(
                uuid(row, "id"),
                moment(row, "effective_from"),
                stored.read(row.getJsonObject("definition"), Tariff.class));
    }
}
