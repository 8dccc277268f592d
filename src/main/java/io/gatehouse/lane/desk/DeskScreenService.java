package io.gatehouse.lane.desk;

import io.gatehouse.event.Events;
import io.gatehouse.lane.Gathered;
import io.gatehouse.lane.Grants;
import io.gatehouse.lane.Light;
import io.gatehouse.lane.Look;
import io.gatehouse.lane.Passage;
import io.gatehouse.lane.PassageFact;
import io.gatehouse.lane.PassageService;
import io.gatehouse.lane.PassageService.Decided;
import io.gatehouse.lane.PassageState;
import io.gatehouse.lane.Passages;
import io.gatehouse.lane.Screen;
import io.gatehouse.lane.desk.DeskTurns.Spot;
import io.gatehouse.lane.desk.DeskTurns.Turn;
import io.gatehouse.order.OrderService;
import io.gatehouse.platform.Database.Effects;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** An agent sends something to a robot's screen, and leaves it as it was when the call is over. */
@ApplicationScoped
public class DeskScreenService {

    /** For so long the robot's reader takes a payment code. */
    private static final Duration LISTENS = Duration.ofMinutes(1);

    private static final Duration IDLE_KEEPS = Duration.ofMinutes(1);

    private final DeskTurns turns;
    private final PassageService service;
    private final OrderService orders;
    private final Grants grants;
    private final Passages passages;
    private final Outbox outbox;
    private final Events events;
    private final Clock clock;

    DeskScreenService(
            DeskTurns turns,
            PassageService service,
            OrderService orders,
            Grants grants,
            Passages passages,
            Outbox outbox,
            Events events,
            Clock clock) {
        this.turns = turns;
        this.service = service;
        this.orders = orders;
        this.grants = grants;
        this.passages = passages;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** What the robot was told, the picture first. */
    Uni<List<Command>> show(Asker asker, UUID passageId, DeskPicture picture) {
        return turns.at(asker.tenant(), passageId)
                .chain(spot -> turns.take(
                        spot,
                        asker,
                        picture.action(),
                        turn -> picture == DeskPicture.FEE ? askForFee(turn) : show(turn, picture)))
                .map(Decided::commands);
    }

    private Uni<Effects<Decided>> show(Turn turn, DeskPicture picture) {
        return Uni.createFrom().item(shown(turn, turn.passage(), picture, List.of()));
    }

    /** There is an order for it from now on, which a code from the driver's phone or before the reader pays. */
    private Uni<Effects<Decided>> askForFee(Turn turn) {
        var draft = service.draft(turn.setup(), turn.known(), turn.passage(), turn.now());
        return orders.openFor(turn.tx(), draft)
                .chain(fee -> service.collect(turn.tx(), turn.setup(), turn.known(), turn.now(), fee))
                .map(asked -> turn.passage().judged(Grants.judged(turn.setup(), turn.known(), turn.now(), asked)))
                .map(passage -> shown(turn, passage, DeskPicture.FEE, List.of(listen(turn, passage))));
    }

    private static Command listen(Turn turn, Passage passage) {
        var until = turn.at().plus(LISTENS).truncatedTo(ChronoUnit.MILLIS);
        var body = new JsonObject().put("deadline", until.toString());
        return Grants.command(Command.Kind.LISTEN, passage, body, turn.at(), until);
    }

    private Effects<Decided> shown(Turn turn, Passage passage, DeskPicture picture, List<Command> more) {
        var look = picture.look(turn.now().decision().situation(), turn.setup().direction());
        var commands = new ArrayList<Command>();
        commands.add(grants.present(turn.setup(), passage, turn.known(), look, turn.at()));
        commands.addAll(more);
        var told = turn.who().told().put("picture", picture.name());
        var fact = PassageFact.ofDesk("passage.presented", passage, turn.at(), told);
        var statements = new ArrayList<Supplier<Uni<?>>>();
        statements.add(() -> passages.save(turn.tx(), passage));
        commands.forEach(command -> statements.add(() -> outbox.add(turn.tx(), command)));
        statements.add(() -> events.tell(turn.tx(), List.of(fact)));
        return new Effects<>(statements, new Decided(passage, commands, null, null));
    }

    /**
     * The call about a car is over: its robot is idle again. To a car that still waits it says and shows what the lane
     * asks of it: without its code to scan the driver could do nothing but call again.
     */
    public Uni<Void> idle(UUID tenant, UUID passageId) {
        return turns.at(tenant, passageId)
                .chain(spot -> service.decideAlone(
                        spot.setup(), spot.question(clock.instant()), (tx, known) -> Uni.createFrom()
                                .item(idle(tx, spot, known))))
                .replaceWithVoid();
    }

    private Effects<Decided> idle(SqlConnection tx, Spot spot, Gathered known) {
        if (known.other() != null) {
            return new Effects<>(List.of(), new Decided(known.passage(), List.of(), null, null));
        }
        var at = clock.instant();
        var present = known.passage().state() == PassageState.HELD
                ? grants.present(spot.setup(), known.passage(), known, asDecided(spot, known), at)
                : Grants.command(Command.Kind.PRESENT, known.passage(), nothing(spot), at, at.plus(IDLE_KEEPS));
        List<Supplier<Uni<?>>> add = List.of(
                () -> outbox.add(tx, present),
                () -> passages.tellSceneChanged(tx, spot.setup().laneId()));
        return new Effects<>(add, new Decided(known.passage(), List.of(present), null, null));
    }

    private static Look asDecided(Spot spot, Gathered known) {
        return Look.of(DeskTurns.assessed(spot.setup(), known).decision());
    }

    private static JsonObject nothing(Spot spot) {
        var locale = spot.setup().rules().locale();
        return new JsonObject()
                .put("voice", new JsonObject().put("text", "").put("locale", locale))
                .put(
                        "screen",
                        new JsonObject()
                                .put("kind", Screen.IDLE.name())
                                .put("title", "")
                                .put("text", ""))
                .put("light", Light.OFF.name())
                .put("seconds", 0);
    }
}
