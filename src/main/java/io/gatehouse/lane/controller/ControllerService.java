package io.gatehouse.lane.controller;

import io.gatehouse.lane.HeardRobots;
import io.gatehouse.lane.Inbox;
import io.gatehouse.lane.Inbox.Message;
import io.gatehouse.lane.LaneSetups;
import io.gatehouse.lane.OfflinePolicies;
import io.gatehouse.lane.Passage;
import io.gatehouse.lane.Passages;
import io.gatehouse.lane.Passages.Ref;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.Handouts;
import io.gatehouse.robot.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What a lane controller tells goes the way of every robot's messages, in the same order and under the same rules; what it
 * shall do is read from where all commands are kept.
 */
@ApplicationScoped
class ControllerService {

    private final Controllers controllers;
    private final Inbox inbox;
    private final HeardRobots heard;
    private final Database database;
    private final Passages passages;
    private final Outbox outbox;
    private final Handouts handouts;
    private final Polls polls;
    private final LaneSetups setups;
    private final OfflinePolicies policies;
    private final Clock clock;

    ControllerService(
            Controllers controllers,
            Inbox inbox,
            HeardRobots heard,
            Database database,
            Passages passages,
            Outbox outbox,
            Handouts handouts,
            Polls polls,
            LaneSetups setups,
            OfflinePolicies policies,
            Clock clock) {
        this.controllers = controllers;
        this.inbox = inbox;
        this.heard = heard;
        this.database = database;
        this.passages = passages;
        this.outbox = outbox;
        this.handouts = handouts;
        this.polls = polls;
        this.setups = setups;
        this.policies = policies;
        this.clock = clock;
    }

    /** A passage and the commands that are still to be done for it. */
    record Verdict(Passage passage, List<Command> commands) {}

    /** About one car: answered with what the lane does about it now. */
    Uni<Verdict> aboutCar(UUID tenant, UUID lane, String kind, byte[] body) {
        return tell(tenant, lane, kind, body)
                .chain(() -> database.inTenant(tenant, tx -> verdict(tx, tenant, new Ref(lane, arrivalId(body)))));
    }

    Uni<Void> tell(UUID tenant, UUID lane, String kind, byte[] body) {
        return robot(tenant, lane).call(robot -> heard.heard(tenant, robot)).chain(robot -> Uni.createFrom()
                .completionStage(() -> inbox.ask(new Message(robot, kind, body, clock.instant()))));
    }

    /** What became of a command that was handed out. */
    Uni<Void> acknowledge(UUID tenant, UUID lane, UUID command, byte[] body) {
        return robot(tenant, lane)
                .chain(robot -> database.inTenant(tenant, tx -> handouts.isKnown(tx, tenant, command, robot)))
                .invoke(known -> {
                    if (!known) {
                        throw Problem.notFound("command", command);
                    }
                })
                .chain(() -> tell(tenant, lane, "ack", about(command, body)));
    }

    Uni<List<Command>> commands(UUID tenant, UUID lane, Duration wait) {
        return robot(tenant, lane)
                .call(robot -> heard.heard(tenant, robot))
                .chain(robot -> polls.next(tenant, lane, robot, wait).call(() -> heard.heard(tenant, robot)));
    }

    /** For one who only looks: nothing is handed out. */
    Uni<List<Command>> outstanding(UUID tenant, UUID lane) {
        return robot(tenant, lane).chain(robot -> polls.peek(tenant, lane, robot));
    }

    Uni<JsonObject> policy(UUID tenant, UUID lane) {
        return robot(tenant, lane).chain(() -> setups.ofLane(tenant, lane)).chain(policies::of);
    }

    private Uni<String> robot(UUID tenant, UUID lane) {
        return database.inTenant(tenant, tx -> controllers.ofLane(tx, tenant, lane));
    }

    private Uni<Verdict> verdict(SqlConnection tx, UUID tenant, Ref car) {
        var now = clock.instant();
        return passages.byArrival(tx, tenant, car)
                .chain(passage -> passage.state().live()
                        ? outbox.answerOf(tx, tenant, passage.id(), now)
                                .call(commands -> handouts.handedOut(
                                        tx,
                                        tenant,
                                        commands.stream().map(Command::id).toList(),
                                        now))
                                .map(commands -> new Verdict(passage, commands))
                        : Uni.createFrom().item(new Verdict(passage, List.of())));
    }

    /** It was read before, so it is there. */
    private static UUID arrivalId(byte[] body) {
        return UUID.fromString(new JsonObject(Buffer.buffer(body)).getString("arrivalId"));
    }

    /** The command is named by the address; a body that is none is refused by whoever reads it. */
    private static byte[] about(UUID command, byte[] body) {
        try {
            var ack = new JsonObject(Buffer.buffer(body));
            return ack.put("commandId", command.toString()).toBuffer().getBytes();
        } catch (RuntimeException notJson) {
            return body;
        }
    }
}
