package io.gatehouse.lane.vzicloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.lane.BadMessage;
import io.gatehouse.lane.HeardRobots;
import io.gatehouse.lane.Inbox;
import io.gatehouse.lane.Inbox.Message;
import io.gatehouse.lane.LaneSetups;
import io.gatehouse.lane.LaneSetups.Home;
import io.gatehouse.lane.UpMessage;
import io.gatehouse.lane.UpMessage.Ack;
import io.gatehouse.lane.UpMessage.Arrival;
import io.gatehouse.lane.UpMessage.Departure;
import io.gatehouse.lane.UpMessage.Gate;
import io.gatehouse.lane.UpMessage.Header;
import io.gatehouse.lane.UpMessage.Offline;
import io.gatehouse.lane.UpMessage.OfflinePassage;
import io.gatehouse.lane.UpMessage.Way;
import io.gatehouse.platform.Database;
import io.gatehouse.robot.RobotClock;
import io.gatehouse.robot.RobotStates;
import io.gatehouse.vehicle.Plate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What each message of a camera tells in our words, given what is known of its lane. */
@ApplicationScoped
class Devices implements Inbox.Reading {

    /** A recognition that was this long on its way is of a car that may have gone: it opens no gate. */
    private static final Duration LATE = Duration.ofSeconds(30);

    /** Pictures may be inside. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final String REPLY = "/reply";

    private final LaneSetups setups;
    private final Surroundings lanes;
    private final RobotStates states;
    private final HeardRobots heard;
    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;
    private final ClockWatch clocks = new ClockWatch();

    Devices(
            LaneSetups setups,
            Surroundings lanes,
            RobotStates states,
            HeardRobots heard,
            Database database,
            ObjectMapper json,
            Clock clock) {
        this.setups = setups;
        this.lanes = lanes;
        this.states = states;
        this.heard = heard;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A message of a camera at its robot's home. */
    private record Told(Home home, String robot, String name, JsonNode body) {

        JsonNode payload() {
            return body.path("payload");
        }

        Instant at() {
            return Instant.ofEpochSecond(Math.floorMod(body.path("timestamp").asLong(), 1L << 33));
        }

        /** Of a message whose order does not matter. */
        Header header() {
            var id = home.device() + "|" + name + "|" + body.path("id").asText();
            return new Header(Seen.named(id), Seen.named(home.device()), 0, at());
        }
    }

    @Override
    public Uni<List<UpMessage>> of(Message message) {
        var body = body(message.payload());
        return setups.homeOf(message.robot()).chain(home -> {
            var at = home.orElseThrow(() -> new BadMessage("unknown-robot", "No robot is this device."));
            var told = new Told(at, message.robot(), message.kind(), body);
            return heard.heard(at.tenant(), message.robot()).chain(() -> understood(told));
        });
    }

    private Uni<List<UpMessage>> understood(Told told) {
        if (told.name().endsWith(REPLY)) {
            return Uni.createFrom().item(acknowledged(told));
        }
        return switch (told.name()) {
            case "ivs_result" -> recognised(told, Seen.of(told.home().device(), told.payload()));
            case "barr_gate_status" -> gate(told);
            case "gpio_in" -> input(told);
            case "keep_alive" -> keepAlive(told);
            default -> nothing();
        };
    }

    private Uni<List<UpMessage>> recognised(Told told, Seen seen) {
        return lanes(told).map(lane -> {
            if (seen.trigger() == Trigger.LINGERS) {
                return List.of();
            }
            if (seen.trigger() == Trigger.TURNED_BACK) {
                return gone(told, lane, Sign.TURNED_BACK);
            }
            var sent = seen.at().minus(lane.clockAhead());
            boolean late = sent.plus(LATE).isBefore(clock.instant());
            return seen.keptOffline() || late ? List.of(offline(told, seen, lane)) : arrived(told, seen, lane);
        });
    }

    private List<UpMessage> arrived(Told told, Seen seen, LaneNow lane) {
        var header = seen.header(told.home().device());
        if (lane.isAgain(number(seen), clock.instant())) {
            return List.of(new Arrival(header, lane.car().arrivalId(), seen.plate(), null, List.of()));
        }
        boolean known = lane.car() != null && lane.car().arrivalId().equals(seen.id());
        var messages = new ArrayList<UpMessage>(known ? List.of() : gone(told, lane, Sign.NEXT_CAR));
        messages.add(new Arrival(header, seen.id(), seen.plate(), null, List.of()));
        return messages;
    }

    /** Whether its own list let the car through nobody can say: it went, as far as anybody knows. */
    private Offline offline(Told told, Seen seen, LaneNow lane) {
        var passage = new OfflinePassage(
                seen.id(), seen.plate(), seen.at().minus(lane.clockAhead()), Way.THROUGH, false, "kept-by-camera");
        var header = told.header();
        var now = new Header(header.id(), header.bootId(), header.seq(), clock.instant());
        return new Offline(now, List.of(passage));
    }

    private Uni<List<UpMessage>> gate(Told told) {
        var state = DeviceWords.gate(told.payload());
        if (state.isEmpty()) {
            return nothing();
        }
        return lanes(told).map(lane -> {
            var messages = new ArrayList<UpMessage>();
            messages.add(new Gate(told.header(), state.get(), null));
            if (state.get().equals("CLOSED")) {
                messages.addAll(gone(told, lane, Sign.GATE_CLOSED));
            }
            return messages;
        });
    }

    private Uni<List<UpMessage>> input(Told told) {
        var freed = DeviceWords.freedInput(told.payload());
        if (freed.isEmpty()) {
            return nothing();
        }
        return lanes(told)
                .map(lane -> freed.equals(Optional.ofNullable(lane.loopInput()))
                        ? gone(told, lane, Sign.LOOP_FREED)
                        : freed.equals(Optional.ofNullable(lane.passedInput()))
                                ? gone(told, lane, Sign.PASSED_FREED)
                                : List.of());
    }

    private static List<UpMessage> gone(Told told, LaneNow lane, Sign sign) {
        return lane.left(sign)
                .map(way -> List.<UpMessage>of(
                        new Departure(told.header(), lane.car().arrivalId(), way)))
                .orElse(List.of());
    }

    private Uni<List<UpMessage>> keepAlive(Told told) {
        var now = clock.instant();
        var ahead = clocks.ahead(told.home().device(), told.at(), now);
        if (ahead.isEmpty()) {
            return nothing();
        }
        var home = told.home();
        var robots = new RobotClock(told.robot(), ahead.get().toMillis(), now);
        return database.inTenant(home.tenant(), tx -> states.clocks(tx, home.tenant(), List.of(robots)))
                .replaceWith(List.of());
    }

    /** Of what others told the camera to do we know nothing. */
    private static List<UpMessage> acknowledged(Told told) {
        try {
            var command = UUID.fromString(told.body().path("id").asText());
            int code = told.body().path("code").asInt();
            var outcome = DeviceWords.outcome(code);
            return List.of(new Ack(told.header(), command, outcome, "code " + code));
        } catch (IllegalArgumentException notOurs) {
            return List.of();
        }
    }

    private Uni<LaneNow> lanes(Told told) {
        var tenant = told.home().tenant();
        return database.inTenant(tenant, tx -> lanes.of(tx, tenant, told.robot()));
    }

    private static String number(Seen seen) {
        try {
            return seen.plate() == null
                    ? null
                    : Plate.read(seen.plate().number()).map(Plate::value).orElse(null);
        } catch (IllegalArgumentException noPlate) {
            return null;
        }
    }

    private JsonNode body(byte[] payload) {
        if (payload.length > MOST_BYTES) {
            throw new BadMessage("too-large", "A message has at most 2 MiB.");
        }
        try {
            var body = json.readTree(payload);
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (IOException notJson) {
            // falls through: the same reason as for JSON that is no object
        }
        throw new BadMessage("not-json", "A message is one JSON object in UTF-8.");
    }

    private static Uni<List<UpMessage>> nothing() {
        return Uni.createFrom().item(List.of());
    }
}
