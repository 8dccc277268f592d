package io.gatehouse.retention;

import io.gatehouse.platform.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Cars at every lane, one after the other, each with the rows that an arrival and a departure write. */
final class Arrivals implements AutoCloseable {

    private static final String LOCK = "select pg_advisory_xact_lock(?)";
    private static final String PASSAGE =
            """
            insert into passage (id, tenant_id, park_id, lane_id, robot_code, arrival_id, direction, state, situation, plate,
              readings, images, arrived_at, cleared_at)
            values (?, ?, ?, ?, 'r', ?, 'ENTRY', 'CLEARED', 'TEMPORARY_ENTERS', ?, 1, '[]', now(), now())
            """;
    private static final String COMMAND =
            """
            insert into command (id, tenant_id, passage_id, robot_code, kind, payload, deadline, created_at)
            values (?, ?, ?, 'r', 'open', '{}', now() + interval '10 seconds', now())
            """;
    private static final String OPENING =
            """
            insert into opening (id, tenant_id, park_id, lane_id, passage_id, direction, kind, cause, decided_by, command_id,
              granted_at)
            values (?, ?, ?, ?, ?, 'ENTRY', 'NORMAL', 'rule', 'rules', ?, now())
            """;
    private static final String EVENT =
            "insert into event (id, tenant_id, park_id, subject, type, at, data) values (?, ?, ?, ?, ?, now(), '{}')";
    private static final String OUTCOME =
            "update opening set outcome = 'OPENED', ended_at = now() where passage_id = ?";
    private static final String ANSWERED = "update command set outcome = 'DONE', ended_at = now() where passage_id = ?";
    private static final String THROUGH = "update passage set state = 'THROUGH', ended_at = now() where id = ?";
    private static final long THINK_MS = 10;

    private final City city;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final List<Thread> lanes = new ArrayList<>();
    private final List<Long> micros = Collections.synchronizedList(new ArrayList<>());
    private volatile Exception failure;

    Arrivals(City city) {
        this.city = city;
        for (int lane = 1; lane <= city.lanes(); lane++) {
            var id = new UUID(0x7000L, 0x8000_0000_0000_0000L | Long.parseLong(String.valueOf(lane), 16));
            var thread = new Thread(() -> drive(id), "lane " + lane);
            lanes.add(thread);
            thread.start();
        }
    }

    private void drive(UUID lane) {
        try (var connection = city.platform()) {
            connection.setAutoCommit(false);
            while (open.get()) {
                car(connection, lane);
                TimeUnit.MILLISECONDS.sleep(THINK_MS);
            }
        } catch (SQLException | InterruptedException failed) {
            failure = failed;
        }
    }

    private void car(Connection on, UUID lane) throws SQLException {
        var car = Ids.next();
        var command = Ids.next();
        timed(on, () -> {
            run(on, LOCK, lane.getLeastSignificantBits());
            run(
                    on,
                    PASSAGE,
                    car,
                    city.tenant(),
                    city.park(),
                    lane,
                    car,
                    "B" + car.toString().substring(30));
            run(on, COMMAND, command, city.tenant(), car);
            run(on, OPENING, Ids.next(), city.tenant(), city.park(), lane, car, command);
            tell(on, car, "passage.arrived", "passage.cleared", "opening.granted");
        });
        timed(on, () -> {
            run(on, LOCK, lane.getLeastSignificantBits());
            run(on, OUTCOME, car);
            run(on, ANSWERED, car);
            run(on, THROUGH, car);
            tell(on, car, "opening.ended", "passage.through");
        });
    }

    private void tell(Connection on, UUID car, String... types) throws SQLException {
        for (var type : types) {
            run(on, EVENT, Ids.next(), city.tenant(), city.park(), car, type);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void timed(Connection on, Work work) throws SQLException {
        long before = System.nanoTime();
        work.run();
        on.commit();
        micros.add((System.nanoTime() - before) / 1000);
    }

    private static void run(Connection on, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = on.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    /** What was measured since the last time, shortest first. */
    List<Long> taken() {
        synchronized (micros) {
            var sorted = new ArrayList<>(micros);
            micros.clear();
            Collections.sort(sorted);
            return sorted;
        }
    }

    @Override
    public void close() throws Exception {
        open.set(false);
        for (var lane : lanes) {
            lane.join();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
