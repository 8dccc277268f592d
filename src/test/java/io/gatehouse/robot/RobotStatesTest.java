package io.gatehouse.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.platform.Database;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class RobotStatesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    RobotStates states;

    private final TestTenant tenant = TestTenant.made();
    private final String code = "R-" + UUID.randomUUID();

    @BeforeEach
    void a_robot() {
        TestTenant.sql("insert into robot (id, tenant_id, version, code, name, created_at)"
                + " values ('%s', '%s', 0, '%s', 'R', now())".formatted(UUID.randomUUID(), tenant.id(), code));
    }

    private <T> T done(Function<SqlConnection, Uni<T>> work) {
        return database.inTenant(tenant.id(), work).await().atMost(Duration.ofSeconds(10));
    }

    private boolean comes(UUID boot, int second) {
        var presence = new RobotPresence(Presence.ONLINE, boot, "1.2", List.of("QR"), NOON.plusSeconds(second));
        return done(tx -> states.presence(tx, tenant.id(), code, presence));
    }

    private boolean goes(int second) {
        var presence = new RobotPresence(Presence.OFFLINE, null, null, null, NOON.plusSeconds(second));
        return done(tx -> states.presence(tx, tenant.id(), code, presence));
    }

    private void isWell(UUID boot, long seq, int battery) {
        var health = new RobotHealth(
                code, boot, seq, "BATTERY", battery, new RobotNetwork(40, "4G"), 21.5f, List.of("GATE_SLOW"), NOON);
        done(tx -> states.health(tx, tenant.id(), List.of(health)));
    }

    private RobotReport report() {
        return done(tx -> states.of(tx, tenant.id(), List.of(code))).get(code);
    }

    @Test
    void a_robot_that_comes_and_goes_is_told_once_each() {
        assertTrue(comes(FIRST, 0));
        assertFalse(comes(FIRST, 1));
        assertTrue(goes(2));
        assertFalse(goes(3));
        var report = report();
        assertEquals(Presence.OFFLINE, report.presence());
        assertEquals(FIRST, report.bootId());
        assertEquals("1.2", report.firmware());
        assertEquals(List.of("QR"), report.capabilities());
        assertEquals(NOON.plusSeconds(3), report.seenAt());
    }

    @Test
    void the_will_of_an_old_connection_that_comes_late_changes_nothing() {
        comes(SECOND, 5);
        assertFalse(goes(4));
        assertEquals(Presence.ONLINE, report().presence());
    }

    @Test
    void a_robot_that_was_never_there_does_not_go() {
        assertFalse(goes(0));
    }

    @Test
    void the_newest_health_of_a_boot_is_kept() {
        isWell(FIRST, 7, 70);
        isWell(FIRST, 6, 60);
        var report = report();
        assertEquals(70, report.battery());
        assertEquals("BATTERY", report.power());
        assertEquals(new RobotNetwork(40, "4G"), report.network());
        assertEquals(21.5f, report.temperature());
        assertEquals(List.of("GATE_SLOW"), report.faults());
        isWell(FIRST, 8, 80);
        assertEquals(80, report().battery());
    }

    @Test
    void health_of_an_earlier_boot_that_comes_late_is_dropped() {
        comes(FIRST, 0);
        isWell(FIRST, 70, 70);
        comes(SECOND, 1);
        isWell(SECOND, 1, 10);
        assertEquals(10, report().battery());
        isWell(FIRST, 71, 71);
        assertEquals(10, report().battery());
    }

    @Test
    void the_newest_state_of_the_gate_is_kept() {
        done(tx -> states.gates(tx, tenant.id(), List.of(new RobotGate(code, "OPEN", NOON.plusSeconds(2)))));
        done(tx -> states.gates(tx, tenant.id(), List.of(new RobotGate(code, "OPENING", NOON))));
        assertEquals("OPEN", report().gate());
        done(tx -> states.gates(tx, tenant.id(), List.of(new RobotGate(code, "CLOSED", NOON.plusSeconds(2)))));
        assertEquals("CLOSED", report().gate());
    }

    @Test
    void what_several_robots_say_at_once_is_kept_of_each() {
        var other = code + "-2";
        TestTenant.sql("insert into robot (id, tenant_id, version, code, name, created_at)"
                + " values ('%s', '%s', 0, '%s', 'R', now())".formatted(UUID.randomUUID(), tenant.id(), other));
        done(tx -> states.gates(
                tx,
                tenant.id(),
                List.of(new RobotGate(other, "OPEN", NOON), new RobotGate(code, "CLOSED", NOON.plusSeconds(1)))));
        var reports = done(tx -> states.of(tx, tenant.id(), List.of(code, other)));
        assertEquals("CLOSED", reports.get(code).gate());
        assertEquals(NOON.plusSeconds(1), reports.get(code).gateAt());
        assertEquals("OPEN", reports.get(other).gate());
        assertEquals(NOON, reports.get(other).gateAt());
    }

    @Test
    void the_clocks_offset_is_the_last_one_measured() {
        done(tx -> states.clocks(tx, tenant.id(), List.of(new RobotClock(code, -1500, NOON))));
        done(tx -> states.clocks(tx, tenant.id(), List.of(new RobotClock(code, 20, NOON.plusSeconds(1)))));
        var report = report();
        assertEquals(20, report.clockOffsetMs());
        assertEquals(NOON.plusSeconds(1), report.seenAt());
    }
}
