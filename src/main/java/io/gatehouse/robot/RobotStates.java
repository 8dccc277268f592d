package io.gatehouse.robot;

import static io.gatehouse.platform.Columns.array;
import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.object;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the robots report of themselves. Messages may come twice and out of order, so each statement keeps the newest;
 * the row is made by whichever comes first. What many of them say at once is kept by one statement.
 */
@ApplicationScoped
public class RobotStates {

    private static final String OF_CODES = "select * from robot_state where tenant_id = $1 and code = any($2)";
    private static final String PRESENCE =
            """
            with before as (select presence from robot_state where code = $2)
            insert into robot_state (tenant_id, code, presence, boot_id, firmware, capabilities, presence_at, seen_at)
            values ($1, $2, $3, $4, $5, $6, $7, $7)
            on conflict (code) do update set
              presence = excluded.presence, presence_at = excluded.presence_at,
              boot_id = coalesce(excluded.boot_id, robot_state.boot_id),
              firmware = coalesce(excluded.firmware, robot_state.firmware),
              capabilities = coalesce(excluded.capabilities, robot_state.capabilities),
              seen_at = greatest(excluded.seen_at, robot_state.seen_at)
            where robot_state.presence_at is null or robot_state.presence_at <= excluded.presence_at
            returning coalesce((select presence from before), 'OFFLINE') <> presence as changed
            """;
    /** Of one that has no last will: it is there while it is heard. */
    private static final String HEARD =
            """
            with before as (select presence from robot_state where code = $2)
            insert into robot_state (tenant_id, code, presence, presence_at, seen_at) values ($1, $2, 'ONLINE', $3, $3)
            on conflict (code) do update set
              presence = 'ONLINE', seen_at = greatest(excluded.seen_at, robot_state.seen_at),
              presence_at = case when robot_state.presence = 'ONLINE' and robot_state.presence_at is not null
                            then robot_state.presence_at else excluded.presence_at end
            returning coalesce((select presence from before), 'OFFLINE') <> 'ONLINE' as changed
            """;

    private static final String SILENT =
            """
            update robot_state set presence = 'OFFLINE', presence_at = $3
            where tenant_id = $1 and code = $2 and presence = 'ONLINE' and seen_at < $4
            """;

    /** A late message of an earlier boot does not overwrite what the boot that is present said. */
    private static final String HEALTH =
            """
            insert into robot_state (tenant_id, code, health_boot_id, health_seq, power, battery, network, temperature,
                                     faults, health_at, seen_at)
            select $1, code, boot, seq, power, battery, network, temperature, faults, at, at
            from jsonb_to_recordset($2) as told (code text, boot uuid, seq bigint, power text, battery int, network jsonb,
                                                 temperature real, faults jsonb, at timestamptz)
            order by code
            on conflict (code) do update set
              health_boot_id = excluded.health_boot_id, health_seq = excluded.health_seq, power = excluded.power,
              battery = excluded.battery, network = excluded.network, temperature = excluded.temperature,
              faults = excluded.faults, health_at = excluded.health_at,
              seen_at = greatest(excluded.seen_at, robot_state.seen_at)
            where robot_state.health_boot_id is null
               or (robot_state.health_boot_id = excluded.health_boot_id and robot_state.health_seq < excluded.health_seq)
               or (robot_state.health_boot_id <> excluded.health_boot_id
                   and robot_state.boot_id is distinct from robot_state.health_boot_id)
            """;

    private static final String GATES =
            """
            insert into robot_state (tenant_id, code, gate, gate_at, gate_since, seen_at)
            select $1, code, gate, at, at, at
            from jsonb_to_recordset($2) as told (code text, gate text, at timestamptz)
            order by code
            on conflict (code) do update set gate = excluded.gate, gate_at = excluded.gate_at,
              gate_since = case when robot_state.gate = excluded.gate and robot_state.gate_since is not null
                           then robot_state.gate_since else excluded.gate_at end,
              seen_at = greatest(excluded.seen_at, robot_state.seen_at)
            where robot_state.gate_at is null or robot_state.gate_at <= excluded.gate_at
            """;
    private static final String CLOCKS =
            """
            insert into robot_state (tenant_id, code, clock_offset_ms, seen_at)
            select $1, code, ahead, at from jsonb_to_recordset($2) as told (code text, ahead bigint, at timestamptz)
            order by code
            on conflict (code) do update set clock_offset_ms = excluded.clock_offset_ms, seen_at = excluded.seen_at
            where robot_state.seen_at is null or robot_state.seen_at <= excluded.seen_at
            """;

    /** By code; a robot that never said anything is not among them. */
    public Uni<Map<String, RobotReport>> of(SqlConnection connection, UUID tenant, Collection<String> codes) {
        return connection
                .preparedQuery(OF_CODES)
                .execute(values(tenant, codes.toArray(String[]::new)))
                .map(RobotStates::byCode);
    }

    /** Whether it came or went by this: false when it says again what we knew, or what is older than that. */
    public Uni<Boolean> presence(SqlConnection transaction, UUID tenant, String code, RobotPresence now) {
        return transaction
                .preparedQuery(PRESENCE)
                .execute(values(
                        tenant, code, now.state(), now.bootId(), now.firmware(), list(now.capabilities()), now.at()))
                .map(rows -> rows.size() > 0 && rows.iterator().next().getBoolean("changed"));
    }

    /** Whether it came by this. */
    public Uni<Boolean> heard(SqlConnection transaction, UUID tenant, String code, Instant at) {
        return transaction
                .preparedQuery(HEARD)
                .execute(values(tenant, code, at))
                .map(rows -> rows.iterator().next().getBoolean("changed"));
    }

    /** Whether it went by this: false when it was heard after all. */
    public Uni<Boolean> silent(SqlConnection transaction, UUID tenant, String code, Instant at, Instant heardBefore) {
        return transaction
                .preparedQuery(SILENT)
                .execute(values(tenant, code, at, heardBefore))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Of each robot at most one. */
    public Uni<Void> health(SqlConnection transaction, UUID tenant, List<RobotHealth> told) {
        return keep(transaction, HEALTH, tenant, told, now -> new JsonObject()
                .put("code", now.code())
                .put("boot", now.bootId())
                .put("seq", now.seq())
                .put("power", now.power())
                .put("battery", now.battery())
                .put("network", network(now.network()))
                .put("temperature", now.temperature())
                .put("faults", list(now.faults()))
                .put("at", now.at()));
    }

    /** Of each robot at most one. */
    public Uni<Void> gates(SqlConnection transaction, UUID tenant, List<RobotGate> told) {
        return keep(transaction, GATES, tenant, told, now -> new JsonObject()
                .put("code", now.code())
                .put("gate", now.state())
                .put("at", now.at()));
    }

    /** Of each robot at most one. */
    public Uni<Void> clocks(SqlConnection transaction, UUID tenant, List<RobotClock> told) {
        return keep(transaction, CLOCKS, tenant, told, now -> new JsonObject()
                .put("code", now.code())
                .put("ahead", now.aheadMs())
                .put("at", now.at()));
    }

    /** Those who keep several of them at once lock them in one order. */
    private static <T> Uni<Void> keep(
            SqlConnection transaction, String statement, UUID tenant, List<T> told, Function<T, JsonObject> row) {
        var rows = new JsonArray(told.stream().map(row).toList());
        return transaction
                .preparedQuery(statement)
                .execute(values(tenant, rows))
                .replaceWithVoid();
    }

    private static Map<String, RobotReport> byCode(RowSet<Row> rows) {
        var found = new HashMap<String, RobotReport>();
        rows.forEach(row -> found.put(row.getString("code"), report(row)));
        return found;
    }

    private static RobotReport report(Row row) {
        return new RobotReport(
                constant(Presence.class, row, "presence"),
                moment(row, "presence_at"),
                uuid(row, "boot_id"),
                row.getString("firmware"),
                texts(array(row, "capabilities")),
                row.getString("gate"),
                moment(row, "gate_at"),
                row.getString("power"),
                row.getInteger("battery"),
                network(object(row, "network")),
                row.getFloat("temperature"),
                texts(array(row, "faults")),
                moment(row, "health_at"),
                row.getLong("clock_offset_ms"),
                moment(row, "seen_at"));
    }

    private static JsonArray list(List<String> texts) {
        return texts == null ? null : new JsonArray(texts);
    }

    private static List<String> texts(JsonArray list) {
        return list.stream().map(String::valueOf).toList();
    }

    private static JsonObject network(RobotNetwork network) {
        return network == null
                ? null
                : new JsonObject().put("rttMs", network.rttMs()).put("type", network.type());
    }

    private static RobotNetwork network(JsonObject network) {
        return network == null ? null : new RobotNetwork(network.getInteger("rttMs"), network.getString("type"));
    }
}
