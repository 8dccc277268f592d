package io.gatehouse.lane;

import io.gatehouse.lane.SceneView.Photo;
import io.gatehouse.lane.SceneView.Reason;
import io.gatehouse.lane.SceneView.RobotAtLane;
import io.gatehouse.lane.Scenes.RobotThere;
import io.gatehouse.lane.Scenes.Stage;
import io.gatehouse.platform.Database;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.CommandView;
import io.gatehouse.robot.Commands;
import io.gatehouse.robot.RobotReport;
import io.gatehouse.robot.RobotStates;
import io.gatehouse.vehicle.SeenImage;
import io.gatehouse.vehicle.VehicleCard;
import io.gatehouse.vehicle.VehicleCards;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what is at a lane now: who stands there, and then, together, all that is known of it. */
@ApplicationScoped
public class SceneService {

    private final Database database;
    private final Scenes scenes;
    private final RobotStates states;
    private final Openings openings;
    private final Commands commands;
    private final VehicleCards vehicles;
    private final LaneSetups setups;
    private final ShutReasons reasons;

    SceneService(
            Database database,
            Scenes scenes,
            RobotStates states,
            Openings openings,
            Commands commands,
            VehicleCards vehicles,
            LaneSetups setups,
            ShutReasons reasons) {
        this.database = database;
        this.scenes = scenes;
        this.states = states;
        this.openings = openings;
        this.commands = commands;
        this.vehicles = vehicles;
        this.setups = setups;
        this.reasons = reasons;
    }

    private record Act(
            PassageView passage, Reason shutBecause, CommandView shows, List<Photo> photos, VehicleCard vehicle) {

        static final Act NONE = new Act(null, null, null, List.of(), null);
    }

    /** Fails with 404 when the tenant has no such lane. */
    public Uni<SceneView> of(UUID tenant, UUID lane) {
        return setups.ofLane(tenant, lane)
                .chain(setup -> database.inTenant(
                        tenant, tx -> scenes.stage(tx, tenant, lane).chain(stage -> scene(tx, setup, stage))));
    }

    private Uni<SceneView> scene(SqlConnection tx, LaneSetup setup, Stage stage) {
        return Uni.combine()
                .all()
                .unis(act(tx, setup, stage), robot(tx, setup.tenantId(), stage.robot()))
                .with((act, robot) -> new SceneView(
                        stage.lane(),
                        act.passage(),
                        act.shutBecause(),
                        act.shows(),
                        act.photos(),
                        act.vehicle(),
                        stage.call(),
                        robot,
                        stage.cameras()));
    }

    private Uni<Act> act(SqlConnection tx, LaneSetup setup, Stage stage) {
        var live = stage.live();
        if (live == null) {
            return Uni.createFrom().item(Act.NONE);
        }
        return openings.ofPassage(tx, setup.tenantId(), live.id()).chain(opened -> act(tx, setup, stage, opened));
    }

    private Uni<Act> act(SqlConnection tx, LaneSetup setup, Stage stage, List<Opening> opened) {
        var tenant = setup.tenantId();
        var live = stage.live();
        var plate = live.seen().plate();
        return Uni.combine()
                .all()
                .unis(
                        reasons.of(tx, setup, live, opened),
                        commands.ofPassage(tx, tenant, live.id()),
                        scenes.photosOf(tx, live, named(live)),
                        vehicles.of(tx, tenant, stage.lane().parkId(), plate, stage.stay()))
                .with((reason, told, taken, vehicle) -> new Act(
                        PassageView.of(
                                live, opened.stream().map(OpeningView::of).toList(), told),
                        reason,
                        lastPicture(told),
                        photos(live, taken),
                        vehicle));
    }

    private static CommandView lastPicture(List<CommandView> told) {
        return told.stream()
                .filter(command -> command.kind().equals(Command.Kind.PRESENT.wire()))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static List<UUID> named(Passage live) {
        return SeenImage.all(live.seen().images()).stream()
                .map(SeenImage::evidenceId)
                .toList();
    }

    /** One that the arrival named may still be on its way. */
    private static List<Photo> photos(Passage live, List<Photo> came) {
        var here = came.stream().map(Photo::evidenceId).collect(Collectors.toSet());
        var onTheirWay = SeenImage.all(live.seen().images()).stream()
                .filter(image -> !here.contains(image.evidenceId()))
                .map(image -> Photo.of(image.kind(), image.evidenceId(), null));
        return Stream.concat(came.stream(), onTheirWay).toList();
    }

    private Uni<RobotAtLane> robot(SqlConnection tx, UUID tenant, RobotThere robot) {
        return robot == null
                ? Uni.createFrom().nullItem()
                : states.of(tx, tenant, List.of(robot.code())).map(reports -> shown(robot, reports));
    }

    private static RobotAtLane shown(RobotThere robot, Map<String, RobotReport> reports) {
        var report = reports.getOrDefault(robot.code(), RobotReport.SILENT);
        return new RobotAtLane(robot.id(), robot.code(), robot.name(), robot.phone(), report);
    }
}
