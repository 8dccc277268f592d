package io.gatehouse.lane;

import io.gatehouse.fee.StayClass;
import io.gatehouse.platform.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * One vehicle's visit to one lane (预进场/预出场 → 通行), from the loop being armed to the car having gone through, backed
 * out or been given up. The invariants that hold whatever a robot sends are kept by the tables of V3.
 *
 * @param driver who scanned at this lane, when no plate could be read
 */
public record Passage(
        UUID id,
        Place place,
        UUID arrivalId,
        PassageState state,
        Sighting seen,
        Judged judged,
        Times times,
        String driver,
        String endReason,
        ByDesk desk) {

    public record Place(UUID tenantId, UUID parkId, UUID laneId, String robotCode, Direction direction) {

        static Place of(LaneSetup setup) {
            return new Place(setup.tenantId(), setup.parkId(), setup.laneId(), setup.robotCode(), setup.direction());
        }
    }

    /**
     * @param shownAs the situation whose verdict the robot shows
     * @param stayId at an exit, the stay that this passage would end; at an entry, the one it began
     * @param entersAs what a car at an entry is inside as
     * @param fee what was owed as decided: {@code orderId, amount, currency, enteredAt, minutes}; null when nothing was
     */
    public record Judged(
            Situation situation, Situation shownAs, UUID stayId, UUID cardId, StayClass entersAs, JsonObject fee) {

        static final Judged NOTHING = new Judged(null, null, null, null, null, null);

        /** The desk lets it in as something else than the rules would. */
        public Judged entering(StayClass as) {
            return new Judged(situation, shownAs, stayId, cardId, as, fee);
        }

        Judged began(UUID stay) {
            return new Judged(situation, shownAs, stay, cardId, entersAs, fee);
        }
    }

    /**
     * @param arrived by the platform's clock; the clock of a fee stops here
     * @param acted when the driver last did something
     */
    public record Times(Instant arrived, Instant held, Instant acted, Instant cleared, Instant ended) {

        static Times arrived(Instant at) {
            return new Times(at, null, null, null, null);
        }
    }

    /**
     * What the desk said about it.
     *
     * @param matchedStay the stay that it ends, whatever its plate; null: the one of its plate
     * @param corrections who said what, old and new, oldest first
     */
    public record ByDesk(UUID matchedStay, JsonArray corrections) {

        static final ByDesk NOTHING = new ByDesk(null, new JsonArray());

        ByDesk and(JsonObject correction) {
            return new ByDesk(matchedStay, corrections.copy().add(correction));
        }
    }

    /** A car has just arrived. */
    static Passage arrived(LaneSetup setup, UUID arrivalId, Sighting seen, Instant at) {
        return new Passage(
                Ids.next(),
                Place.of(setup),
                arrivalId,
                PassageState.ARRIVED,
                seen,
                Judged.NOTHING,
                Times.arrived(at),
                null,
                null,
                ByDesk.NOTHING);
    }

    /** Nothing was decided about it yet. */
    boolean undecided() {
        return judged.situation == null;
    }

    Passage seen(Sighting newest) {
        return new Passage(id, place, arrivalId, state, newest, judged, times, driver, endReason, desk);
    }

    Passage drivenBy(String someone, Instant at) {
        var acted = new Times(times.arrived, times.held, at, times.cleared, times.ended);
        return new Passage(id, place, arrivalId, state, seen, judged, acted, someone, endReason, desk);
    }

    /** The gate stays shut, or a first opening is granted. */
    public Passage decided(Judged now, boolean opens, Instant at) {
        var next = opens ? state.to(PassageState.CLEARED) : PassageState.HELD;
        var held = opens || times.held != null ? times.held : at;
        var decided = new Times(times.arrived, held, times.acted, opens ? at : null, null);
        return new Passage(id, place, arrivalId, next, seen, now, decided, driver, null, desk);
    }

    /** What it amounts to, without anything that follows from it. */
    public Passage judged(Judged now) {
        return new Passage(id, place, arrivalId, state, seen, now, times, driver, endReason, desk);
    }

    /** The robot let it through by itself; no space was promised, for it has gone through already. */
    Passage openedByRobot(Judged now, Instant at) {
        var opened = new Times(times.arrived, null, null, at, null);
        return new Passage(id, place, arrivalId, state, seen, now, opened, driver, endReason, desk);
    }

    /** The same, after it was decided here, too. */
    Passage letThroughByRobot(Instant at) {
        var let = new Times(times.arrived, times.held, times.acted, times.cleared == null ? at : times.cleared, null);
        return new Passage(id, place, arrivalId, state, seen, judged, let, driver, endReason, desk);
    }

    Passage ended(PassageState how, String reason, Instant at) {
        var over = new Times(times.arrived, times.held, times.acted, times.cleared, at);
        return new Passage(id, place, arrivalId, state.to(how), seen, judged, over, driver, reason, desk);
    }

    Passage because(String reason) {
        return new Passage(id, place, arrivalId, state, seen, judged, times, driver, reason, desk);
    }

    Passage began(UUID stay) {
        return new Passage(id, place, arrivalId, state, seen, judged.began(stay), times, driver, endReason, desk);
    }

    /** An agent said which plate it is: a stay that was matched to another plate is not its any more. */
    public Passage corrected(Sighting as, JsonObject correction) {
        var said = new ByDesk(null, desk.corrections).and(correction);
        return new Passage(id, place, arrivalId, state, as, judged, times, driver, endReason, said);
    }

    /** An agent said which stay it ends; the cameras' word for its plate is not asked any more. */
    public Passage matched(UUID stay, Sighting as, JsonObject correction) {
        var said = new ByDesk(stay, desk.corrections).and(correction);
        return new Passage(id, place, arrivalId, state, as, judged, times, driver, endReason, said);
    }

    /** A space of the park is kept for the car that was let in and is not through yet. */
    public boolean promisesSpace() {
        return place.direction == Direction.ENTRY && state == PassageState.CLEARED;
    }

    public UUID stayId() {
        return judged.stayId;
    }
}
