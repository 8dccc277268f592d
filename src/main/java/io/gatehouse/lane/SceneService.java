package io.gatehouse.lane;

import io.gatehouse.lane.SceneView.Reason;
import io.gatehouse.lane.SceneView.RobotAtLane;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.SetUp;
import io.gatehouse.robot.Camera;
import io.gatehouse.robot.CameraView;
import io.gatehouse.robot.Cameras;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.CommandView;
import io.gatehouse.robot.Commands;
import io.gatehouse.robot.Robot;
import io.gatehouse.robot.RobotReport;
import io.gatehouse.robot.RobotStates;
import io.gatehouse.robot.Robots;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gathers what is at a lane now. */
@ApplicationScoped
public class SceneService {

    private final SetUp setUp;
    private final Database database;
    private final Lanes lanes;
    private final Robots robots;
    private final Cameras cameras;
    private final RobotStates states;
    private final Passages passages;
    private final Openings openings;
    private final Commands commands;
    private final LaneSetups setups;
    private final ShutReasons reasons;

    SceneService(
            SetUp setUp,
            Database database,
            Lanes lanes,
            Robots robots,
            Cameras cameras,
            RobotStates states,
            Passages passages,
            Openings openings,
            Commands commands,
            LaneSetups setups,
            ShutReasons reasons) {
        this.setUp = setUp;
        this.database = database;
        this.lanes = lanes;
        this.robots = robots;
        this.cameras = cameras;
        this.states = states;
        this.passages = passages;
        this.openings = openings;
        this.commands = commands;
        this.setups = setups;
        this.reasons = reasons;
    }

    private record Stage(Lane lane, Robot robot, List<Camera> cameras) {}

    private record Act(PassageView passage, Reason shutBecause, CommandView shows) {

        static final Act NONE = new Act(null, null, null);
    }

    Uni<SceneView> of(UUID tenant, UUID lane) {
        return setUp.inTenant(tenant, () -> stage(tenant, lane)).chain(stage -> setups.ofLane(tenant, lane)
                .chain(setup -> database.inTenant(tenant, tx -> scene(tx, setup, stage))));
    }

    private Uni<Stage> stage(UUID tenant, UUID id) {
        return lanes.ofTenant(tenant, id).chain(lane -> robots.ofLane(tenant, id)
                .chain(robot -> cameras.ofLane(tenant, id).map(all -> new Stage(lane, robot, all))));
    }

    private Uni<SceneView> scene(SqlConnection tx, LaneSetup setup, Stage stage) {
        var tenant = setup.tenantId();
        return passages.liveOf(tx, tenant, stage.lane().id)
                .chain(live -> live == null ? Uni.createFrom().item(Act.NONE) : act(tx, setup, live))
                .chain(act -> robot(tx, tenant, stage.robot())
                        .map(robot -> new SceneView(
                                LaneView.of(stage.lane()),
                                act.passage(),
                                act.shutBecause(),
                                act.shows(),
                                robot,
                                stage.cameras().stream().map(CameraView::of).toList())));
    }

    private Uni<Act> act(SqlConnection tx, LaneSetup setup, Passage live) {
        var tenant = live.place().tenantId();
        return openings.ofPassage(tx, tenant, live.id()).chain(opened -> commands.ofPassage(tx, tenant, live.id())
                .chain(told -> reasons.of(tx, setup, live, opened)
                        .map(reason -> new Act(
                                PassageView.of(
                                        live,
                                        opened.stream().map(OpeningView::of).toList(),
                                        told),
                                reason,
                                lastPicture(told)))));
    }

    private static CommandView lastPicture(List<CommandView> told) {
        return told.stream()
                .filter(command -> command.kind().equals(Command.Kind.PRESENT.wire()))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private Uni<RobotAtLane> robot(SqlConnection tx, UUID tenant, Robot robot) {
        return robot == null
                ? Uni.createFrom().nullItem()
                : states.of(tx, tenant, List.of(robot.code)).map(reports -> shown(robot, reports));
    }

    private static RobotAtLane shown(Robot robot, Map<String, RobotReport> reports) {
        var report = reports.getOrDefault(robot.code, RobotReport.SILENT);
        return new RobotAtLane(robot.id, robot.code, robot.name, robot.phone, report);
    }
}
