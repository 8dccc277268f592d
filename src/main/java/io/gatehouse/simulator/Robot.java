package io.gatehouse.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.wire.Command;
import io.gatehouse.simulator.wire.Journal;
import io.gatehouse.simulator.wire.Journal.Event;
import io.gatehouse.simulator.wire.Loop;
import io.gatehouse.simulator.wire.Network;
import io.gatehouse.simulator.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A lane robot. One car at a time is at its loop: a {@link Visit}. Its methods return at once: what they ask for is said
 * and done in order, on the robot's own thread.
 */
public final class Robot implements AutoCloseable {
    private final RobotConfig config;
    private final Network network;
    private final Journal journal;
    private final Loop loop;
    private final RobotClock clock;
    private final Reports reports;
    private final Gate gate;
    private final Controller controller;
    private final Wire wire;
    private final Alone alone;
    private final Inbox inbox = new Inbox();
    private final Battery battery = new Battery();
    private volatile Visit atLoop;
    private volatile Presentation shown = Presentation.IDLE;
    private volatile Command listening;

    public Robot(RobotConfig config) {
        this(config, Network.perfect(), Journal.inMemory());
    }

    public Robot(RobotConfig config, Network network, Journal journal) {
        this.config = config;
        this.network = network;
        this.journal = journal;
        loop = new Loop(config.code());
        clock = new RobotClock(config.clockOff());
        reports = new Reports(clock);
        gate = new Gate(config.gateOpening(), loop, this::gateMoved);
        controller = new Controller(this, clock, reports);
        alone = new Alone(clock, gate);
        var identity = new Wire.Identity(config.code(), config.secret(), config.broker(), config.retryAfter());
        wire = new Wire(identity, network, journal, loop, new LineEnd());
    }

    /** Returns when it listens to its commands and has said that it is there. */
    public Robot connect() {
        wire.connect().orTimeout(20, TimeUnit.SECONDS).join();
        return this;
    }

    /** A car arrives whose plate cannot be read. */
    public Visit arrive() {
        return arrive(null, Vehicle.CAR);
    }

    /** A car arrives; without a plate if none could be read. */
    public Visit arrive(PlateReading plateOrNull, Vehicle vehicle) {
        var visit = new Visit(plateOrNull);
        loop.run(() -> {
            atLoop = visit;
            note(Event.LOOP, "here", about(visit));
            if (wire.cut()) {
                decideAlone(visit);
            } else {
                recognised(visit, vehicle);
                repeatUntilAnswered(visit);
            }
        });
        return visit;
    }

    /** The camera read the car at the loop once more. */
    public void recognise(UUID arrivalId, PlateReading better, Vehicle vehicle) {
        loop.run(() -> atLoop(arrivalId).ifPresent(visit -> {
            visit.read(better);
            recognised(visit, vehicle);
        }));
    }

    private void recognised(Visit visit, Vehicle vehicle) {
        visit.said(reports.arrival(visit, vehicle));
        repeatArrival(visit);
    }

    /** Sends the very same arrival message again. */
    public void repeatArrival(UUID arrivalId) {
        loop.run(() -> atLoop(arrivalId).ifPresent(this::repeatArrival));
    }

    private void repeatArrival(Visit visit) {
        visit.arrival().ifPresent(message -> wire.send("arrival", message));
    }

    private void repeatUntilAnswered(Visit visit) {
        if (config.repeatArrivalAfter().isZero()) {
            return;
        }
        loop.later(config.repeatArrivalAfter(), () -> {
            if (atLoop != visit || visit.answeredIn().isPresent()) {
                return;
            }
            if (wire.cut()) {
                decideAlone(visit);
            } else {
                repeatArrival(visit);
                repeatUntilAnswered(visit);
            }
        });
    }

    /** The car leaves the loop, and the gate closes behind it. */
    public void depart(Visit visit, Departure departure) {
        loop.run(() -> {
            if (atLoop == visit) {
                note(Event.LOOP, "gone", about(visit));
                atLoop = null;
                listening = null;
            }
            if (visit.alone()) {
                alone.left(visit, departure);
                reportAlone();
            } else {
                wire.send("departure", reports.departure(visit.arrivalId(), departure));
            }
            gate.close();
        });
    }

    /** Something is held before the QR reader. */
    public void scan(String code) {
        loop.run(() -> wire.send("scan", reports.scan(arrivalAtLoop(), code)));
    }

    /** The driver presses the button. */
    public void help() {
        loop.run(() -> wire.send("help", reports.help(arrivalAtLoop())));
    }

    /** Reports how it is; while the line is cut it does not. */
    public void health(String... faults) {
        loop.run(() -> passing("health", reports.health(battery, List.of(faults))));
    }

    /** Reports passages of its own, as it does by itself after the line was cut. */
    public void offline(List<OfflinePassage> passages) {
        loop.run(() -> wire.send("offline", reports.offline(passages)));
    }

    private void reportAlone() {
        if (!wire.cut()) {
            alone.unreported().forEach(passages -> wire.send("offline", reports.offline(passages)));
        }
    }

    private void gateMoved(Gate moved) {
        var report = reports.gate(moved);
        note(Event.GATE, moved.state().name(), report);
        passing("gate", report);
    }

    private void decideAlone(Visit visit) {
        note(Event.DEED, "alone", about(visit));
        alone.decide(visit);
    }

    /** It is about to open its gate because of this command. */
    void obeys(Command open, Visit car) {
        note(Event.DEED, "open", about(car).put("commandId", open.id().toString()));
    }

    private static ObjectNode about(Visit car) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("arrivalId", car.arrivalId().toString());
    }

    private void note(Event event, String message, ObjectNode payload) {
        journal.note(config.code(), event, message, payload);
    }

    /** Something that is of no interest later. */
    private void passing(String message, ObjectNode payload) {
        if (!wire.cut()) {
            wire.send(message, payload);
        }
    }

    void answer(ObjectNode ack) {
        wire.send("ack", ack);
    }

    void onOwnThread(Runnable work) {
        loop.run(work);
    }

    void show(Command present) {
        var presentation = Presentation.of(present.body());
        shown = presentation;
        atLoop().filter(visit -> present.isFor(visit.arrivalId())).ifPresent(visit -> visit.show(presentation));
        Presentation.lasts(present.body())
                .ifPresent(time -> loop.later(time, () -> {
                    if (shown == presentation) {
                        shown = Presentation.IDLE;
                    }
                }));
    }

    void listen(Command command) {
        listening = command;
    }

    void adopt(Policy policy) {
        alone.adopt(policy);
    }

    /** Loses power and comes back as if nothing were known of the car at the loop; its used commands it still knows. */
    public Robot reboot() {
        wire.vanish().orTimeout(20, TimeUnit.SECONDS).join();
        loop.run(() -> {
            atLoop = null;
            shown = Presentation.IDLE;
            reports.reboot();
        });
        return connect();
    }

    /** Is gone without a word. */
    @Override
    public void close() {
        wire.vanish()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(failed -> null)
                .join();
        loop.close();
    }

    public RobotConfig config() {
        return config;
    }

    public Network network() {
        return network;
    }

    public Journal journal() {
        return journal;
    }

    public RobotClock clock() {
        return clock;
    }

    public Gate gate() {
        return gate;
    }

    public Battery battery() {
        return battery;
    }

    public Optional<Policy> policy() {
        return alone.policy();
    }

    /** What it says and shows now. */
    public Presentation shown() {
        return shown;
    }

    /** Whether it takes a payment code now. */
    public boolean listening() {
        var command = listening;
        return command != null && !clock.isLate(command, System.nanoTime());
    }

    public Optional<Visit> atLoop() {
        return Optional.ofNullable(atLoop);
    }

    private Optional<Visit> atLoop(UUID arrivalId) {
        return atLoop().filter(visit -> visit.arrivalId().equals(arrivalId));
    }

    private UUID arrivalAtLoop() {
        return atLoop().map(Visit::arrivalId).orElse(null);
    }

    /** The newest command of this kind, whether it has come already or comes within this time. */
    public Command awaitCommand(Command.Kind kind, Duration atMost) {
        return inbox.await(command -> command.kind() == kind, atMost)
                .orElseThrow(() -> new IllegalStateException("no " + kind + " within " + atMost));
    }

    /** All commands it got, oldest first, repetitions included. */
    public List<Command> commands() {
        return inbox.all();
    }

    private final class LineEnd implements Wire.End {
        @Override
        public void hear(Command command) {
            clock.learnFrom(command);
            inbox.add(command);
            controller.obey(command);
            atLoop().filter(visit -> command.isFor(visit.arrivalId())).ifPresent(visit -> visit.heard(command));
        }

        @Override
        public ObjectNode presence() {
            return reports.online(config);
        }

        @Override
        public void restored() {
            reportAlone();
        }
    }
}
