package io.gatehouse.lane;

import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.lane.UpMessage.Gate;
import io.gatehouse.lane.UpMessage.Health;
import io.gatehouse.lane.UpMessage.Presence;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Together;
import io.gatehouse.robot.RobotClock;
import io.gatehouse.robot.RobotGate;
import io.gatehouse.robot.RobotHealth;
import io.gatehouse.robot.RobotNetwork;
import io.gatehouse.robot.RobotPresence;
import io.gatehouse.robot.RobotStates;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What a robot says of itself; when it comes, it is told how to decide alone should it be cut off. */
@ApplicationScoped
class RobotReports {

    private static final Duration TO_WRITE = Duration.ofSeconds(10);

    private final Database database;
    private final RobotStates states;
    private final OfflinePolicies policies;
    private final Events events;
    private final Downlink downlink;
    private final Clock clock;
    private final Together<RobotGate> gates = new Together<>(RobotGate::code, this::keepGates, TO_WRITE);
    private final Together<Checkup> healths =
            new Together<>(told -> told.health().code(), this::keepHealth, TO_WRITE);

    /** What a message of a robot's health tells. */
    private record Checkup(RobotHealth health, RobotClock clock) {}

    RobotReports(
            Database database,
            RobotStates states,
            OfflinePolicies policies,
            Events events,
            Downlink downlink,
            Clock clock) {
        this.database = database;
        this.states = states;
        this.policies = policies;
        this.events = events;
        this.downlink = downlink;
        this.clock = clock;
    }

    Uni<Void> gate(UUID tenant, String robot, Gate told, Instant at) {
        return gates.add(tenant, new RobotGate(robot, told.state(), at));
    }

    private Uni<Void> keepGates(UUID tenant, List<RobotGate> told) {
        return database.write(tenant, tx -> List.of(() -> states.gates(tx, tenant, told)));
    }

    Uni<Void> health(UUID tenant, String robot, Health told, Instant at) {
        var network = told.network() == null
                ? null
                : new RobotNetwork(told.network().rttMs(), told.network().type());
        var now = new RobotHealth(
                robot,
                told.header().bootId(),
                told.header().seq(),
                told.power(),
                told.battery(),
                network,
                told.temperature() == null ? null : told.temperature().floatValue(),
                told.faults(),
                at);
        long ahead = Duration.between(at, told.header().at()).toMillis();
        return healths.add(tenant, new Checkup(now, new RobotClock(robot, ahead, at)));
    }

    private Uni<Void> keepHealth(UUID tenant, List<Checkup> told) {
        var healths = told.stream().map(Checkup::health).toList();
        var clocks = told.stream().map(Checkup::clock).toList();
        return database.write(
                tenant,
                tx -> List.of(() -> states.health(tx, tenant, healths), () -> states.clocks(tx, tenant, clocks)));
    }

    Uni<Void> presence(UUID tenant, String robot, Optional<LaneSetup> lane, Presence told) {
        var now = clock.instant();
        var state = io.gatehouse.robot.Presence.valueOf(told.state());
        var presence = new RobotPresence(state, told.bootId(), told.firmware(), told.capabilities(), now);
        return database.inTenant(tenant, tx -> states.presence(tx, tenant, robot, presence)
                        .chain(changed -> told(tx, changed, fact(tenant, robot, lane, state, now))))
                .chain(() -> state == io.gatehouse.robot.Presence.ONLINE && lane.isPresent()
                        ? sendPolicy(lane.get())
                        : Uni.createFrom().voidItem());
    }

    /** One that has no last will was heard: it is there. */
    Uni<Void> heard(UUID tenant, String robot, Optional<LaneSetup> lane) {
        var now = clock.instant();
        return database.inTenant(tenant, tx -> states.heard(tx, tenant, robot, now)
                .chain(came -> told(tx, came, fact(tenant, robot, lane, io.gatehouse.robot.Presence.ONLINE, now))));
    }

    /** It was not heard since then, and is away. */
    Uni<Void> silent(UUID tenant, String robot, Optional<LaneSetup> lane, Instant heardBefore) {
        var now = clock.instant();
        return database.inTenant(tenant, tx -> states.silent(tx, tenant, robot, now, heardBefore)
                .chain(went -> told(tx, went, fact(tenant, robot, lane, io.gatehouse.robot.Presence.OFFLINE, now))));
    }

    private Uni<Void> told(SqlConnection tx, boolean changed, Fact fact) {
        return changed ? events.tell(tx, List.of(fact)) : Uni.createFrom().voidItem();
    }

    private Uni<Void> sendPolicy(LaneSetup lane) {
        return policies.of(lane)
                .invoke(policy -> downlink.tell(lane.robotCode(), "policy", policy, OfflinePolicies.VALID_FOR))
                .replaceWithVoid();
    }

    private static Fact fact(
            UUID tenant, String robot, Optional<LaneSetup> lane, io.gatehouse.robot.Presence state, Instant at) {
        var data = new JsonObject()
                .put("robot", robot)
                .put("laneId", lane.map(l -> l.laneId().toString()).orElse(null));
        var park = lane.map(LaneSetup::parkId).orElse(null);
        return new Fact(tenant, park, null, "robot." + state.name().toLowerCase(Locale.ROOT), at, data);
    }
}
