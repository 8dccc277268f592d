package io.gatehouse.bench;

import java.sql.SQLException;

/** Years of a park's past, written straight into the tables: two past stays a minute back from now. */
final class History {

    private static final int AT_A_TIME = 250_000;

    private final Town town;
    private final String park;
    private final String lane;
    private int past;

    History(Town town, String park, String lane) {
        this.town = town;
        this.park = park;
        this.lane = lane;
    }

    /** Returns when there are so many past stays, with their passages and orders, and the statistics are fresh. */
    void reach(int wanted) throws SQLException {
        for (int from = past; from < wanted; from += AT_A_TIME) {
            write("ENDED", from, Math.min(wanted, from + AT_A_TIME));
        }
        past = Math.max(past, wanted);
        analyze();
    }

    /** Cars that are inside now. */
    void live(int number) throws SQLException {
        write("LIVE", 0, number);
        analyze();
    }

    /** As the superuser without triggers: what the foreign keys would ask row by row is so by construction. */
    private void write(String state, int from, int until) throws SQLException {
        boolean live = state.equals("LIVE");
        try (var connection = town.backbone().database().superuser();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    """
                    with cars as materialized (
                      select uuidv7(- n * interval '30 seconds') as passage, uuidv7(- n * interval '30 seconds') as stay,
                        uuidv7(- n * interval '30 seconds') as orders, n, now() - n * interval '30 seconds' as entered,
                        '%6$s' || lpad((n %% 100000)::text, 5, '0') as plate
                      from generate_series(%4$d, %5$d - 1) n),
                    passages as (
                      insert into passage (id, tenant_id, park_id, lane_id, robot_code, arrival_id, direction, state, plate,
                          readings, images, arrived_at, ended_at)
                        select passage, '%1$s', '%2$s', '%3$s', 'r', gen_random_uuid(), 'ENTRY', 'THROUGH', plate, 1, '[]',
                          entered, entered
                        from cars),
                    stays as (
                      insert into stay (id, tenant_id, park_id, state, stay_class, plate, images, entry_lane_id,
                          entry_passage_id, entered_at, left_at, corrections)
                        select stay, '%1$s', '%2$s', '%7$s', 'TEMPORARY', plate, '[]', '%3$s', passage, entered,
                          %8$s, '[]'
                        from cars)
                    insert into orders (id, tenant_id, park_id, kind, state, amount, currency, plate, stay_id, created_at)
                      select orders, '%1$s', '%2$s', 'TEMPORARY', 'PAID', 500, 'CNY', plate, stay, entered
                      from cars where %9$s
                    """
                            .formatted(
                                    town.tenant(),
                                    park,
                                    lane,
                                    from,
                                    until,
                                    live ? "粤L" : "粤B",
                                    state,
                                    live ? "null" : "entered + interval '1 hour'",
                                    live ? "false" : "true"));
        }
    }

    private void analyze() throws SQLException {
        try (var connection = town.backbone().database().superuser();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze passage");
            statement.execute("vacuum analyze stay");
            statement.execute("vacuum analyze orders");
        }
    }
}
