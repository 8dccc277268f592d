package io.gatehouse.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.robot.Command;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.Jobs;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The invariants of domain/lanes.md "A passage", stated in one place, under random histories of the real service on the
 * real database: messages come twice, late, in any order or never; commands are lost, cars tailgate, payments come when
 * they like, the process dies after any commit, and the database drops its connections in the middle of anything.
 *
 * <ol>
 *   <li>One arrival makes one passage; at most one passage of a lane is live.
 *   <li>The rules grant a passage at most one opening; no cause is granted twice; each is sealed.
 *   <li>No {@code open} is sent whose deadline is past or whose car has gone, as far as the platform was told.
 *   <li>The gate obeys a command once, and only for the car it was granted for.
 *   <li>An outcome is what the robot did; where the robot said nothing it is unknown.
 *   <li>A stay begins only with a car that went through; the spaces are counted as the stays are.
 * </ol>
 */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class GateInvariantsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int HISTORIES = 12;
    private static final int STEPS = 60;

    @Inject
    Inbox inbox;

    @Inject
    LaneJob job;

    @Inject
    LaneSetups setups;

    @Inject
    Jobs jobs;

    private final Clock clock = new SettableClock();
    private Random random;
    private TestPark park;
    private GateHistory entry;
    private GateHistory exit;
    private boolean dead;

    static List<Long> seeds() {
        return new Random(20260701).longs(HISTORIES).boxed().toList();
    }

    /** They run when a history says so, or what it sees would change between two looks. */
    @BeforeEach
    void stop() {
        jobs.stop();
    }

    @AfterEach
    void restore() {
        jobs.goOn();
        CutWire.TAKEN_BY.set(null);
        SettableClock.reset();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_invariants_hold_whatever_happens(long seed) {
        random = new Random(seed);
        park = TestPark.planned().capacity(1 + random.nextInt(3)).built();
        park.card("粤B00001").issued();
        entry = new GateHistory(park.entry(), random);
        exit = new GateHistory(park.exit(), random);
        CutWire.TAKEN_BY.set(new Wire());
        for (int step = 0; step < STEPS; step++) {
            happens(random.nextBoolean() ? entry : exit);
            holds("seed " + seed + " step " + step);
        }
        calmDown();
        holds("seed " + seed + " at the end");
    }

    /** The wire to the robots, which loses, doubles, and ends in the middle when the process dies. */
    private final class Wire implements Downlink {
        @Override
        public void send(List<Command> commands) {
            commands.forEach(this::send);
        }

        private void send(Command command) {
            if (command.kind() == Command.Kind.OPEN) {
                assertTrue(command.deadline().isAfter(clock.instant()) || dead, "an open was sent after its deadline");
                assertNotNull(
                        park.read("select id from passage where id = '" + command.passageId()
                                + "' and state in ('CLEARED', 'HELD')"),
                        "an open was sent for a car that has gone");
            }
            if (dead || random.nextInt(6) == 0) {
                return;
            }
            var robot = command.robotCode().equals(park.entry().robot()) ? entry : exit;
            robot.receive(command);
            if (random.nextInt(6) == 0) {
                robot.receive(command);
            }
        }

        @Override
        public void tell(String robot, String message, JsonObject payload, Duration expiry) {}
    }

    private void happens(GateHistory at) {
        switch (random.nextInt(17)) {
            case 0, 1, 2 -> at.arrive(random.nextInt(8) == 0 ? null : "粤B0000" + (1 + random.nextInt(4)));
            case 3 -> {
                if (at.occupied()) {
                    at.recogniseAgain();
                }
            }
            case 4, 5 -> {
                if (at.occupied()) {
                    at.depart(random.nextInt(4) != 0);
                }
            }
            case 6 -> at.lose();
            case 7 -> timePasses(Duration.ofSeconds(random.nextInt(20)));
            case 8 -> pay();
            case 9 -> restart();
            case 10 -> dropConnectionsDuring(at);
            case 11, 12 -> desk(at, "openings", new JsonObject().put("kind", "DESK"));
            case 13 -> desk(at, "plate", new JsonObject().put("number", "粤B0000" + (1 + random.nextInt(4))));
            default -> deliver(at);
        }
    }

    private void deliver(GateHistory at) {
        var message = at.next();
        if (message != null) {
            dead = random.nextInt(10) == 0;
            handle(at, message);
            dead = false;
        }
    }

    private void handle(GateHistory at, JsonObject message) {
        taken(at, message).orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    private CompletableFuture<Void> taken(GateHistory at, JsonObject message) {
        var payload = message.toBuffer().getBytes();
        return inbox.take(new Inbox.Message(at.lane().robot(), message.getString("kind"), payload, Instant.now()));
    }

    private void dropConnectionsDuring(GateHistory at) {
        var message = at.next();
        if (message != null) {
            var handled = taken(at, message);
            TestTenant.dropConnectionsOfThePlatform();
            handled.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    /** Memory is gone; the jobs of the next process find what is in the database. */
    private void restart() {
        setups.dropAll();
        runs(job::sendUnsent);
        runs(job::giveUpUnanswered);
        runs(job::reconsiderWaiting);
    }

    /** What fails because its connection was dropped runs again in a second. */
    private static void runs(Supplier<Uni<Void>> once) {
        Uni.createFrom()
                .deferred(once::get)
                .onFailure(Inbox::isPassing)
                .retry()
                .atMost(5)
                .await()
                .atMost(SOON);
    }

    /** Money that is due by then arrives. */
    private void timePasses(Duration time) {
        SettableClock.advance(time);
        runs(() -> jobs.round("SandboxJob", "settleDue"));
    }

    /** Somebody pays an open order: the row changes as a settlement changes it. */
    private void pay() {
        var order = park.read("select id from orders where park_id = $p and state = 'OPEN' limit 1");
        if (order != null) {
            park.tenant()
                    .as("DRIVER_BACKEND")
                    .body("{\"channel\": \"sandbox\"}")
                    .post("/v1/orders/" + order + "/payments");
        }
    }

    /** An agent does something about the car there; a refusal is an answer, too. */
    private void desk(GateHistory at, String action, JsonObject body) {
        var passage = park.read("select id from passage where lane_id = '"
                + at.lane().id() + "' and state in ('ARRIVED', 'HELD', 'CLEARED')");
        if (passage != null) {
            int status = park.tenant()
                    .as("OPERATOR")
                    .body(body.encode())
                    .post("/v1/passages/" + passage + "/" + action)
                    .statusCode();
            assertTrue(List.of(200, 201, 409).contains(status), action + ": " + status);
        }
    }

    /** Everything on its way arrives, and time passes. */
    private void calmDown() {
        for (var at : List.of(entry, exit)) {
            for (int i = 0; i < 200 && !at.quiet(); i++) {
                deliver(at);
            }
        }
        var before = clock.instant();
        timePasses(Duration.ofMinutes(6));
        restart();
        none(
                "an old command without an outcome",
                """
                select id from command where tenant_id = $t and outcome is null and created_at < '%s'"""
                        .formatted(before));
        none(
                "a message that could not be handled",
                "select code || ': ' || detail from message_set_aside where tenant_id = $t");
    }

    private void holds(String when) {
        none(
                when,
                """
                select lane_id from passage where park_id = $p and state in ('ARRIVED', 'HELD', 'CLEARED')
                group by lane_id having count(*) > 1""");
        none(
                when,
                "select arrival_id from passage where park_id = $p group by lane_id, arrival_id having count(*) > 1");
        none(
                when,
                """
                select passage_id from opening where park_id = $p and kind in ('NORMAL', 'PAYMENT', 'OFFLINE')
                group by passage_id having count(*) > 1""");
        none(when, "select why from openings_proof($p) where why is not null");
        none(
                when,
                """
                select plate from stay where park_id = $p and state = 'LIVE' and plate is not null
                group by plate having count(*) > 1""");
        none(
                when,
                """
                select s.id from stay s join passage p on p.id = s.entry_passage_id
                where s.park_id = $p and p.state <> 'THROUGH'""");
        assertEquals(
                park.read("select count(*) from stay where park_id = $p and state = 'LIVE'"),
                park.read("select coalesce(sum(inside), 0) from occupancy where park_id = $p"),
                when);
        assertEquals(
                park.read(
                        "select count(*) from passage where park_id = $p and direction = 'ENTRY' and state = 'CLEARED'"),
                park.read("select coalesce(sum(promised), 0) from occupancy where park_id = $p"),
                when);
        outcomesAreTrue(entry, when);
        outcomesAreTrue(exit, when);
    }

    private void outcomesAreTrue(GateHistory at, String when) {
        assertEquals(
                at.openings.size(),
                at.openings.stream().map(GateHistory.Opened::command).distinct().count(),
                when);
        var wanted = park.read("select coalesce(string_agg(command_id::text, ','), '') from opening"
                + " where kind not in ('DESK', 'ABNORMAL') and lane_id = '"
                + at.lane().id() + "'");
        var byRule = at.openings.stream()
                .filter(opened -> wanted.contains(opened.command().toString()))
                .map(GateHistory.Opened::arrival)
                .toList();
        assertEquals(
                byRule.size(),
                byRule.stream().distinct().count(),
                when + ": a gate opened twice for one car by itself");
        var told = park.read("select string_agg(command_id || '=' || outcome, ',') from opening where lane_id = '"
                + at.lane().id() + "' and outcome is not null and outcome <> 'UNKNOWN'");
        if (told == null) {
            return;
        }
        for (var pair : told.split(",")) {
            var outcome = pair.split("=");
            var did = at.truth(UUID.fromString(outcome[0]));
            assertEquals(did == null ? null : did.replace("DONE", "OPENED"), outcome[1], when);
        }
    }

    private void none(String when, String query) {
        assertNull(park.read(query), when + ": " + query);
    }
}
