package io.gatehouse.retention;

import io.gatehouse.support.Backbone;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A database with a past: one park of many lanes, whose log has so many rows over two years and two months. */
record City(Backbone backbone, UUID tenant, UUID park, int lanes) {

    static final int MONTHS = 26;
    private static final int AT_ONCE = 500;

    private static final String SET_UP =
            """
            insert into tenant (id, name) values ('%1$s', 'City');
            insert into park (id, tenant_id, version, code, name, time_zone, currency, capacity, admission, rules, calendar,
                contacts, created_at)
              values ('%2$s', '%1$s', 0, 'C', 'City', 'Asia/Shanghai', 'CNY', 100000, 'OPEN', '{}', '{}', '[]', now());
            insert into lane (id, tenant_id, version, park_id, code, name, direction, created_at)
              select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '%1$s', 0, '%2$s', n, n, 'ENTRY', now()
              from generate_series(1, %3$d) n
            """;

    /** The log as it is written: about seven facts for each car, oldest first. */
    private static final String LOG =
            """
            insert into event (id, tenant_id, park_id, subject, type, at, data)
              select uuidv7(-ago), '%1$s', '%2$s', uuidv7(-ago), 'passage.through', now() - ago,
                jsonb_build_object('passageId', uuidv7(), 'laneId', uuidv7(), 'robot', 'R-' || n %% 100, 'direction', 'ENTRY',
                  'plate', '粤B' || lpad((n %% 99999)::text, 5, '0'), 'state', 'THROUGH', 'situation', 'TEMPORARY_ENTERS')
              from generate_series(1, %3$d) n,
                lateral (select interval '%4$d months' * (1 - n / %3$d.0) as ago) a
            """;

    /** Cars of the oldest month, with commands and openings, which their chain seals one by one. */
    private static final String CARS =
            """
            select set_config('gatehouse.tenant', '%1$s', true);
            create temporary table car on commit drop as
              select n, uuidv7(-ago) as id, now() - ago as at
              from generate_series(%5$d + 1, %5$d + %3$d) n,
                lateral (select interval '%4$d months' - n * interval '1 second' as ago) a;
            insert into passage (id, tenant_id, park_id, lane_id, robot_code, arrival_id, direction, state, plate, readings,
                images, arrived_at, cleared_at, ended_at)
              select id, '%1$s', '%2$s', '00000000-0000-7000-8000-000000000001', 'r', id, 'ENTRY', 'THROUGH', 'A' || n, 1,
                '[]', at, at, at from car;
            insert into command (id, tenant_id, passage_id, robot_code, kind, payload, deadline, created_at, outcome, ended_at)
              select uuidv7(-(now() - at)), '%1$s', id, 'r', kind, '{}', at + interval '1 second', at, 'DONE', at
              from car, unnest(array['present', 'open']) kind;
            insert into opening (id, tenant_id, park_id, lane_id, passage_id, direction, kind, cause, plate, decided_by,
                granted_at, outcome, ended_at)
              select uuidv7(-(now() - at)), '%1$s', '%2$s', '00000000-0000-7000-8000-000000000001', id, 'ENTRY', 'OFFLINE',
                'policy', 'A' || n, 'robot', at, 'OPENED', at from car order by n
            """;

    static City built(Backbone backbone, int rows, int lanes) throws SQLException {
        var owner = backbone.options().owner();
        Flyway.configure()
                .dataSource(backbone.database().jdbcUrl(), owner.name(), owner.password())
                .placeholders(
                        java.util.Map.of("app_role", backbone.options().app().name()))
                .load()
                .migrate();
        try (var connection = backbone.database().connect(owner);
                var statement = connection.createStatement()) {
            var city = found(backbone, statement, lanes);
            if (city == null) {
                city = new City(backbone, UUID.randomUUID(), UUID.randomUUID(), lanes);
                statement.execute(Past.monthsOfLog(MONTHS, 1));
                statement.execute(SET_UP.formatted(city.tenant, city.park, lanes));
                statement.execute(LOG.formatted(city.tenant, city.park, rows, MONTHS));
                statement.execute("vacuum analyze event");
            }
            city.cars(statement, rows / 100);
            return city;
        }
    }

    /** In a folder that was kept from another time. */
    private static City found(Backbone backbone, Statement statement, int lanes) throws SQLException {
        try (var rows = statement.executeQuery("select tenant_id, id from park")) {
            return rows.next()
                    ? new City(backbone, rows.getObject(1, UUID.class), rows.getObject(2, UUID.class), lanes)
                    : null;
        }
    }

    /** A few in each transaction: each opening writes its chain's end anew. */
    private void cars(Statement statement, int count) throws SQLException {
        for (int first = 0; first < count; first += AT_ONCE) {
            statement.execute(CARS.formatted(tenant, park, AT_ONCE, MONTHS, first));
            if (first == AT_ONCE || first + AT_ONCE >= count) {
                statement.execute("analyze passage, command, opening, opening_seal");
            }
        }
    }

    Connection owner() throws SQLException {
        return backbone.database().connect(backbone.options().owner());
    }

    /** As the platform: its role sees one tenant. */
    Connection platform() throws SQLException {
        var connection = backbone.database().connect(backbone.options().app());
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('gatehouse.tenant', '" + tenant + "', false)");
        }
        return connection;
    }
}
