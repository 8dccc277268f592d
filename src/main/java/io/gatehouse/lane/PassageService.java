package io.gatehouse.lane;

import io.gatehouse.benefit.Redemptions;
import io.gatehouse.benefit.points.PointsHold;
import io.gatehouse.benefit.points.PointsHolds;
import io.gatehouse.benefit.points.PointsService;
import io.gatehouse.event.EventSignal;
import io.gatehouse.event.Events;
import io.gatehouse.lane.Passages.Ref;
import io.gatehouse.lane.UpMessage.Arrival;
import io.gatehouse.order.Contract;
import io.gatehouse.order.DeferralService;
import io.gatehouse.order.OrderDraft;
import io.gatehouse.order.OrderService;
import io.gatehouse.order.arrears.CollectionService;
import io.gatehouse.park.Occupancies;
import io.gatehouse.park.ParkRules.ArrearsAtExit;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Database.Effects;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.StoredJson;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Decides passages: an arrival, a better recognition, a driver's scan, a payment, a space that frees. Each is one
 * transaction, alone for its lane (at an entry for its park, too, whose spaces it gives away): facts, rules, effects. What
 * the robot is told leaves after the commit.
 */
@ApplicationScoped
public class PassageService {

    /** A payment that comes between the fee and its order makes the fee stale; it is counted again. */
    private static final int RECOUNTS = 3;

    private final Database database;
    private final LaneSetups setups;
    private final Facts facts;
    private final Grants grants;
    private final Passages passages;
    private final Openings openings;
    private final Outbox outbox;
    private final Occupancies occupancies;
    private final OrderService orders;
    private final CollectionService collections;
    private final DeferralService deferrals;
    private final Redemptions benefits;
    private final PointsHolds pointsHolds;
    private final PointsService points;
    private final Departures departures;
    private final DeskCalls desk;
    private final Events events;
    private final EventSignal signal;
    private final Downlink downlink;
    private final StoredJson stored;
    private final Clock clock;

    PassageService(
            Database database,
            LaneSetups setups,
            Facts facts,
            Grants grants,
            Passages passages,
            Openings openings,
            Outbox outbox,
            Occupancies occupancies,
            OrderService orders,
            CollectionService collections,
            DeferralService deferrals,
            Redemptions benefits,
            PointsHolds pointsHolds,
            PointsService points,
            Departures departures,
            DeskCalls desk,
            Events events,
            EventSignal signal,
            Downlink downlink,
            StoredJson stored,
            Clock clock) {
        this.database = database;
        this.setups = setups;
        this.facts = facts;
        this.grants = grants;
        this.passages = passages;
        this.openings = openings;
        this.outbox = outbox;
        this.occupancies = occupancies;
        this.orders = orders;
        this.collections = collections;
        this.deferrals = deferrals;
        this.benefits = benefits;
        this.pointsHolds = pointsHolds;
        this.points = points;
        this.departures = departures;
        this.desk = desk;
        this.events = events;
        this.signal = signal;
        this.downlink = downlink;
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param passage null when there was none to decide
     * @param commands sent, for the first time or again
     * @param opening granted just now; null when none was
     * @param toDefer what a contract may promise to pay before the passage is decided; mostly null
     * @param toAsk the mall's points that are to be asked for before the passage is decided; mostly null
     */
    public record Decided(Passage passage, List<Command> commands, Opening opening, ToDefer toDefer, UUID toAsk) {

        static final Decided NOTHING = new Decided(null, List.of(), null, null);

        public Decided(Passage passage, List<Command> commands, Opening opening, ToDefer toDefer) {
            this(passage, commands, opening, toDefer, null);
        }
    }

    /** What may be asked of others before a passage is decided. */
    private record May(boolean defer, boolean askMall) {

        static final May NOTHING = new May(false, false);
        static final May ALL = new May(true, true);
    }

    /**
     * What is to be paid at a lane.
     *
     * @param orderId which pays all of it; null when nothing is asked for
     * @param arrears that it collects besides the stay's fee, minor units
     */
    public record Asked(UUID orderId, long arrears) {

        static final Asked NOTHING = new Asked(null, 0);
    }

    /** An order, and the contract that may promise its payment. */
    public record ToDefer(UUID orderId, Contract contract) {}

    /** A car stands at the loop, or was recognised anew. The same arrival again gets the same answer again. */
    public Uni<Decided> arrive(LaneSetup setup, Arrival arrival) {
        var seen = Recognition.of(arrival);
        var asked = new Facts.Question(arrival.arrivalId(), seen.plate(), seen.confidence(), null, clock.instant());
        return decideAlone(setup, asked, (tx, known) -> arrived(tx, setup, arrival, seen, known))
                .chain(decided -> askMall(setup, decided, true))
                .call(decided -> defer(setup, decided));
    }

    /** Whatever the mall says in time, the passage is decided then; if we die in between, {@link LaneJob} does it. */
    private Uni<Decided> askMall(LaneSetup setup, Decided decided, boolean mayDefer) {
        if (decided.toAsk() == null) {
            return Uni.createFrom().item(decided);
        }
        var waiting = new Ref(setup.laneId(), decided.passage().arrivalId());
        return points.ask(setup.tenantId(), decided.toAsk())
                .chain(() -> reconsider(setup, waiting, new May(mayDefer, false)));
    }

    /** The driver of a car whose plate could not be read has scanned and is known now. */
    public Uni<Decided> identify(UUID tenant, Passage passage, String driver) {
        var asked = new Facts.Question(passage.arrivalId(), null, 0, driver, clock.instant());
        return setups.ofLane(tenant, passage.place().laneId()).chain(setup -> decideAlone(setup, asked, (tx, known) -> {
                    var before = known.passage();
                    if (before == null || !before.state().decidable()) {
                        throw Problem.conflict("passage-over", "The car is not waiting at the lane any more.");
                    }
                    return decide(tx, setup, known, before.drivenBy(driver, clock.instant()), new May(false, true));
                })
                .chain(decided -> askMall(setup, decided, false)));
    }

    /** Something may have changed for a car that waits; if nothing has, nothing happens. */
    public Uni<Decided> reconsider(UUID tenant, Ref waiting) {
        return setups.ofLane(tenant, waiting.laneId()).chain(setup -> reconsider(setup, waiting, May.NOTHING));
    }

    private Uni<Decided> reconsider(LaneSetup setup, Ref waiting, May may) {
        var asked = new Facts.Question(waiting.arrivalId(), null, 0, null, clock.instant());
        return decideAlone(setup, asked, (tx, known) -> {
            var before = known.passage();
            return before == null || !before.state().decidable() ? nothing() : decide(tx, setup, known, before, may);
        });
    }

    /** What is done in a turn of its own at a lane. */
    public interface Act {
        Uni<Effects<Decided>> on(SqlConnection tx, Gathered known);
    }

    /** Alone for the lane, at an entry for its park too; commands leave after the commit. */
    public Uni<Decided> decideAlone(LaneSetup setup, Facts.Question asked, Act act) {
        var whole = setup.direction() == Direction.ENTRY ? setup.parkId() : setup.laneId();
        return database.alone(
                        setup.tenantId(),
                        setup.laneId(),
                        whole,
                        tx -> facts.of(tx, setup, asked),
                        tx -> known -> act.on(tx, known))
                .onFailure(PassageService::isStaleFee)
                .retry()
                .atMost(RECOUNTS)
                .invoke(decided -> {
                    downlink.send(decided.commands());
                    signal.nudge();
                });
    }

    static boolean isStaleFee(Throwable failure) {
        return failure instanceof Problem problem && problem.code().equals("fee-stale");
    }

    private Uni<Effects<Decided>> arrived(
            SqlConnection tx, LaneSetup setup, Arrival arrival, Sighting seen, Gathered known) {
        var before = known.passage();
        var now = clock.instant();
        if (before == null) {
            var passage = Passage.arrived(setup, arrival.arrivalId(), seen, now);
            return decide(tx, setup, known, passage, May.ALL);
        }
        if (before.seen().knows(arrival.header())) {
            return before.state().live() ? answerAgain(tx, before, now) : nothing();
        }
        var recognised = before.seen(before.seen().then(seen, known.plate()));
        if (!before.state().live()) {
            return departures.recognisedLate(tx, setup, recognised, known).map(done -> effects(done, recognised));
        }
        return before.state().decidable()
                ? decide(tx, setup, known, recognised, May.ALL)
                : Uni.createFrom().item(effects(List.of(() -> passages.save(tx, recognised)), recognised));
    }

    private Uni<Effects<Decided>> answerAgain(SqlConnection tx, Passage passage, Instant now) {
        return outbox.answerOf(tx, passage.place().tenantId(), passage.id(), now)
                .map(commands -> new Effects<>(List.of(), new Decided(passage, commands, null, null)));
    }

    /**
     * Decides a passage by what is known now.
     *
     * @param mayDefer a contract, if there is one, may be asked first to promise what is owed
     */
    public Uni<Effects<Decided>> decide(
            SqlConnection tx, LaneSetup setup, Gathered known, Passage passage, boolean mayDefer) {
        return decide(tx, setup, known, passage, new May(mayDefer, false));
    }

    private Uni<Effects<Decided>> decide(SqlConnection tx, LaneSetup setup, Gathered known, Passage passage, May may) {
        var assessed = Assessment.of(
                setup, known, passage.seen(), passage.driver(), passage.times().arrived());
        boolean asksForFee = assessed.decision().shownAs().asksForFee();
        if (may.askMall()
                && asksForFee
                && known.pointsAccount() != null
                && !known.owing().promised()) {
            return Uni.createFrom().item(waitForMall(tx, setup, known, passage, assessed));
        }
        return feeOrder(tx, setup, known, passage, assessed).chain(fee -> {
            boolean asksContract = may.defer()
                    && fee != null
                    && known.contract() != null
                    && !known.owing().promised()
                    && !known.owing().refused();
            return asksContract
                    ? Uni.createFrom().item(waitForPromise(tx, known, passage, new ToDefer(fee, known.contract())))
                    : granted(tx, setup, known, passage, assessed, fee);
        });
    }

    private Uni<Effects<Decided>> granted(
            SqlConnection tx, LaneSetup setup, Gathered known, Passage passage, Assessment assessed, UUID fee) {
        return collect(tx, setup, known, assessed, fee)
                .call(() -> assessed.decision().opens()
                        ? holdBenefits(tx, known, assessed)
                        : Uni.createFrom().voidItem())
                .map(asked -> effects(tx, known, grants.of(setup, passage, known, assessed, asked, clock.instant())));
    }

    /** What is to be paid here, before a gate opens all the same or somebody is asked for it. */
    public Uni<Asked> order(SqlConnection tx, LaneSetup setup, Gathered known, Passage passage, Assessment assessed) {
        return feeOrder(tx, setup, known, passage, assessed)
                .chain(fee -> collect(tx, setup, known, assessed, fee))
                .call(() -> holdBenefits(tx, known, assessed));
    }

    /** Where the park says so, what the plate left unpaid elsewhere is paid with the fee. */
    public Uni<Asked> collect(SqlConnection tx, LaneSetup setup, Gathered known, Assessment assessed, UUID fee) {
        boolean collects = fee != null
                && known.arrears() > 0
                && setup.rules().arrearsAtExit() == ArrearsAtExit.COLLECT
                && assessed.decision().shownAs().asksForFee();
        return collects
                ? collections
                        .withFee(tx, setup.tenantId(), fee, known.plate())
                        .map(all -> new Asked(
                                all.id(), all.amount() - assessed.quote().owed()))
                : Uni.createFrom().item(fee == null ? Asked.NOTHING : new Asked(fee, 0));
    }

    /** A gate that opens because benefits make the stay free counts on them: no other car may use them meanwhile. */
    public Uni<Void> holdBenefits(SqlConnection tx, Gathered known, Assessment assessed) {
        return assessed.isFreeByBenefits()
                ? benefits.hold(
                        tx,
                        known.stay().tenantId(),
                        known.stay().id(),
                        assessed.quote().benefits())
                : Uni.createFrom().voidItem();
    }

    /** The order for the fee, null when nothing is asked for; one that is not owed any more is cancelled. */
    private Uni<UUID> feeOrder(
            SqlConnection tx, LaneSetup setup, Gathered known, Passage passage, Assessment assessed) {
        boolean promised = known.owing().promised();
        if (assessed.decision().shownAs().asksForFee()) {
            return orders.openFor(tx, draft(setup, known, passage, assessed));
        }
        boolean settled = assessed.quote() != null && assessed.quote().owed() == 0;
        if (known.owing().orderId() != null && settled && !promised) {
            return orders.cancelOpen(tx, known.stay().id(), "nothing-owed").replaceWith((UUID) null);
        }
        return Uni.createFrom().item(promised ? known.owing().orderId() : null);
    }

    public OrderDraft draft(LaneSetup setup, Gathered known, Passage passage, Assessment assessed) {
        var quote = assessed.quote();
        var stay = known.stay();
        return OrderDraft.ofStay(
                        setup.tenantId(), setup.parkId(), stay.id(), stay.plate(), quote.owed(), quote.currency())
                .counted(
                        stored.of(quote),
                        passage.times().arrived(),
                        known.paid().amount());
    }

    /** The passage stays ARRIVED while the mall is asked; what it answers in time decides it. */
    private Effects<Decided> waitForMall(
            SqlConnection tx, LaneSetup setup, Gathered known, Passage passage, Assessment assessed) {
        var stay = known.stay();
        var about = new PointsHold.About(
                setup.tenantId(), setup.parkId(), stay.id(), passage.id(), stay.plate(), stay.driver());
        var quote = assessed.quote();
        var hold = points.asking(about, known.pointsAccount(), quote.owed(), quote.currency());
        var statements = new ArrayList<>(departures.abandon(tx, known.other(), clock.instant()));
        statements.add(() -> passages.save(tx, passage));
        statements.add(() -> pointsHolds.insert(tx, hold));
        statements.addAll(departures.release(tx, known.other()));
        return new Effects<>(statements, new Decided(passage, List.of(), null, null, hold.id()));
    }

    /** The passage stays ARRIVED while its contract is asked; what comes of that decides it. */
    private Effects<Decided> waitForPromise(SqlConnection tx, Gathered known, Passage passage, ToDefer toDefer) {
        var statements = new ArrayList<>(departures.abandon(tx, known.other(), clock.instant()));
        statements.add(() -> passages.save(tx, passage));
        statements.addAll(departures.release(tx, known.other()));
        return new Effects<>(statements, new Decided(passage, List.of(), null, toDefer));
    }

    /** The chain of the park's openings is locked before its occupancy, by everybody. */
    private Effects<Decided> effects(SqlConnection tx, Gathered known, Grant grant) {
        var passage = grant.passage();
        var place = passage.place();
        var statements = new ArrayList<>(departures.abandon(tx, known.other(), clock.instant()));
        statements.add(() -> passages.save(tx, passage));
        grant.commands().forEach(command -> statements.add(() -> outbox.add(tx, command)));
        if (grant.opening() != null) {
            statements.add(() -> openings.grant(tx, grant.opening()));
        }
        statements.addAll(departures.release(tx, known.other()));
        if (grant.promisesSpace()) {
            statements.add(() -> occupancies.promise(tx, place.tenantId(), place.parkId(), 1));
        }
        if (grant.distress() != null) {
            statements.add(() -> desk.raise(tx, grant.distress()));
        }
        statements.add(() -> events.tell(tx, grant.facts()));
        return new Effects<>(statements, new Decided(passage, grant.commands(), grant.opening(), null));
    }

    private static Effects<Decided> effects(List<Supplier<Uni<?>>> statements, Passage passage) {
        return new Effects<>(statements, new Decided(passage, List.of(), null, null));
    }

    private static Uni<Effects<Decided>> nothing() {
        return Uni.createFrom().item(new Effects<>(List.of(), Decided.NOTHING));
    }

    /** Accepted or not, the passage is decided then; if we die in between, {@link LaneJob} does it. */
    public Uni<?> defer(LaneSetup setup, Decided decided) {
        if (decided.toDefer() == null) {
            return Uni.createFrom().voidItem();
        }
        var asked = decided.toDefer();
        return deferrals
                .defer(setup.tenantId(), asked.orderId(), asked.contract())
                .onFailure(Problem.class)
                .recoverWithNull()
                .chain(() -> reconsider(
                        setup.tenantId(),
                        new Ref(setup.laneId(), decided.passage().arrivalId())));
    }
}
