package io.gatehouse.robot;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.RandomSecret;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Robots as they were set up, together with what they report of themselves. */
@ApplicationScoped
public class RobotService {

    private final SetUp setUp;
    private final Database database;
    private final Robots robots;
    private final LanesKnown lanes;
    private final RobotStates states;
    private final Commands commands;
    private final BrokerSessions sessions;
    private final MergePatch mergePatch;
    private final Clock clock;

    RobotService(
            SetUp setUp,
            Database database,
            Robots robots,
            LanesKnown lanes,
            RobotStates states,
            Commands commands,
            BrokerSessions sessions,
            MergePatch mergePatch,
            Clock clock) {
        this.setUp = setUp;
        this.database = database;
        this.robots = robots;
        this.lanes = lanes;
        this.states = states;
        this.commands = commands;
        this.sessions = sessions;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    Uni<Page<RobotView>> list(UUID tenant, PageQuery page, Map<String, ?> filters) {
        return setUp.inTenant(tenant, () -> robots.page(tenant, page, filters))
                .map(rows -> Page.of(rows, page.limit, robot -> robot.id))
                .chain(rows -> reports(tenant, rows.data()).map(reports -> rows.map(robot -> view(robot, reports))));
    }

    Uni<Robot> create(UUID tenant, RobotInput input) {
        var robot = new Robot(tenant, clock.instant(), input.checked());
        return setUp.inTenant(tenant, () -> placed(robot).chain(robots::persistAndFlush));
    }

    Uni<Robot> get(UUID tenant, UUID id) {
        return setUp.inTenant(tenant, () -> robots.ofTenant(tenant, id));
    }

    Uni<Robot> change(UUID tenant, UUID id, String ifMatch, JsonNode patch) {
        return setUp.inTenant(tenant, () -> robots.ofTenant(tenant, id)
                .invoke(robot -> ETags.match(ifMatch, robot))
                .invoke(robot -> robot.become(mergePatch
                        .apply(RobotInput.of(robot), patch, RobotInput.class)
                        .checked()))
                .chain(this::placed)
                .call(robots::flush));
    }

    Uni<Void> delete(UUID tenant, UUID id, String ifMatch) {
        return setUp.inTenant(tenant, () -> robots.ofTenant(tenant, id)
                        .invoke(robot -> ETags.match(ifMatch, robot))
                        .call(robots::delete))
                .invoke(robot -> sessions.end(robot.code))
                .replaceWithVoid();
    }

    /** The robot's new secret; the one before does not admit it any more. */
    Uni<RobotSecret> admit(UUID tenant, UUID id) {
        var secret = RandomSecret.random();
        return setUp.inTenant(tenant, () -> robots.ofTenant(tenant, id).invoke(robot -> robot.admitWith(secret)))
                .invoke(robot -> sessions.end(robot.code))
                .map(robot -> new RobotSecret(robot.code, secret.text()));
    }

    Uni<Void> revoke(UUID tenant, UUID id) {
        return setUp.inTenant(tenant, () -> robots.ofTenant(tenant, id).invoke(Robot::revoke))
                .invoke(robot -> sessions.end(robot.code))
                .replaceWithVoid();
    }

    Uni<Page<CommandView>> commands(UUID tenant, UUID id, PageQuery page) {
        return get(tenant, id)
                .chain(robot -> database.inTenant(tenant, pool -> commands.ofRobot(pool, tenant, robot.code, page)))
                .map(rows -> Page.of(rows, page.limit, CommandView::id));
    }

    Uni<RobotView> shown(Robot robot) {
        return reports(robot.tenantId, List.of(robot)).map(reports -> view(robot, reports));
    }

    private Uni<Robot> placed(Robot robot) {
        return lanes.parkOf(robot.tenantId, robot.laneId)
                .invoke(park -> robot.parkId = park)
                .replaceWith(robot);
    }

    private Uni<Map<String, RobotReport>> reports(UUID tenant, List<Robot> of) {
        var codes = of.stream().map(robot -> robot.code).toList();
        return database.inTenant(tenant, connection -> states.of(connection, tenant, codes));
    }

    private static RobotView view(Robot robot, Map<String, RobotReport> reports) {
        return RobotView.of(robot, reports.getOrDefault(robot.code, RobotReport.SILENT));
    }
}
