package io.gatehouse.lane;

import io.gatehouse.lane.UpMessage.Ack;
import io.gatehouse.lane.UpMessage.Arrival;
import io.gatehouse.lane.UpMessage.Departure;
import io.gatehouse.lane.UpMessage.Gate;
import io.gatehouse.lane.UpMessage.Health;
import io.gatehouse.lane.UpMessage.Help;
import io.gatehouse.lane.UpMessage.Offline;
import io.gatehouse.lane.UpMessage.Presence;
import io.gatehouse.lane.UpMessage.Scan;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Which of our services each message of a robot is for. */
@ApplicationScoped
class RobotMessages {

    private static final Logger LOG = Logger.getLogger(RobotMessages.class);

    private final LaneSetups setups;
    private final PassageService passages;
    private final DepartureService departures;
    private final OutcomeService outcomes;
    private final OfflineService offline;
    private final DriverService drivers;
    private final RobotReports reports;
    private final MeterRegistry meters;

    RobotMessages(
            LaneSetups setups,
            PassageService passages,
            DepartureService departures,
            OutcomeService outcomes,
            OfflineService offline,
            DriverService drivers,
            RobotReports reports,
            MeterRegistry meters) {
        this.setups = setups;
        this.passages = passages;
        this.departures = departures;
        this.outcomes = outcomes;
        this.offline = offline;
        this.drivers = drivers;
        this.reports = reports;
        this.meters = meters;
    }

    /**
     * One after the other.
     *
     * @param at when they came
     */
    Uni<Void> handle(String robot, List<UpMessage> messages, Instant at) {
        return setups.tenantOf(robot).chain(tenant -> {
            if (tenant.isEmpty()) {
                throw new BadMessage("unknown-robot", "No robot has the code of this topic.");
            }
            return Multi.createFrom()
                    .iterable(messages)
                    .onItem()
                    .transformToUniAndConcatenate(message -> counted(tenant.get(), robot, message, at))
                    .onItem()
                    .ignoreAsUni();
        });
    }

    private Uni<Void> counted(UUID tenant, String robot, UpMessage message, Instant at) {
        var kind = message.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        meters.counter("gatehouse.messages", "kind", kind).increment();
        return ofRobot(tenant, robot, message, at);
    }

    private Uni<Void> ofRobot(UUID tenant, String robot, UpMessage message, Instant at) {
        if (message instanceof Ack ack) {
            return outcomes.acknowledge(tenant, robot, ack);
        }
        if (message instanceof Gate gate) {
            return reports.gate(tenant, robot, gate, at);
        }
        if (message instanceof Health health) {
            return reports.health(tenant, robot, health, at);
        }
        return setups.ofRobot(robot).chain(lane -> {
            if (message instanceof Presence presence) {
                return reports.presence(tenant, robot, lane, presence);
            }
            var setup = lane.orElseThrow(() -> new BadMessage("no-lane", "This robot stands at no lane."));
            return atLane(setup, message);
        });
    }

    private Uni<Void> atLane(LaneSetup setup, UpMessage message) {
        if (message instanceof Arrival arrival) {
            return decide(setup, arrival);
        }
        if (message instanceof Departure departure) {
            return departures.depart(setup, departure);
        }
        if (message instanceof Offline report) {
            return offline.happened(setup, report);
        }
        return message instanceof Scan scan
                ? drivers.scanned(setup, scan)
                : drivers.askedForHelp(setup, (Help) message);
    }

    /** From the message's receipt until its commands are on their way. */
    private Uni<Void> decide(LaneSetup setup, Arrival arrival) {
        var started = Timer.start(meters);
        return passages.arrive(setup, arrival)
                .invoke(decided -> {
                    started.stop(Timer.builder("gatehouse.arrival.latency")
                            .publishPercentileHistogram()
                            .register(meters));
                    if (decided.passage() != null && decided.passage().judged().situation() != null) {
                        var situation = decided.passage().judged().situation().name();
                        meters.counter("gatehouse.decisions", "situation", situation)
                                .increment();
                        LOG.infof(
                                "passage %s at lane %s of %s: %s, %s",
                                decided.passage().id(),
                                setup.laneCode(),
                                setup.parkName(),
                                situation,
                                decided.passage().state());
                    }
                })
                .replaceWithVoid();
    }
}
