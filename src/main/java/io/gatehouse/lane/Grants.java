package io.gatehouse.lane;

import io.gatehouse.event.Fact;
import io.gatehouse.evidence.ViewGrants;
import io.gatehouse.fee.Quote;
import io.gatehouse.lane.Passage.Judged;
import io.gatehouse.lane.PassageService.Asked;
import io.gatehouse.platform.Ids;
import io.gatehouse.robot.Command;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Words a decision: the passage's next state, the commands for its robot, the opening, the facts to tell. */
@ApplicationScoped
public class Grants {

    /** A picture that nobody saw within this time is not shown any more. */
    private static final Duration PICTURE_LASTS = Duration.ofMinutes(5);

    private final CheckoutTokens checkouts;
    private final ViewGrants photos;

    Grants(CheckoutTokens checkouts, ViewGrants photos) {
        this.checkouts = checkouts;
        this.photos = photos;
    }

    /**
     * @param before the passage, recognised but not decided anew
     * @param asked what is to be paid here
     */
    Grant of(LaneSetup setup, Passage before, Gathered known, Assessment now, Asked asked, Instant at) {
        var decision = now.decision();
        var judged = judged(setup, known, now, asked);
        var passage = before.decided(judged, decision.opens(), at);
        if (!decision.opens() && !before.undecided() && says(before).equals(says(passage))) {
            return new Grant(passage, List.of(), null, List.of(), null);
        }
        var commands = new ArrayList<Command>();
        commands.add(present(setup, passage, known, Look.of(decision), at));
        if (!decision.opens()) {
            var facts = facts(before, passage, "passage.held", at);
            return new Grant(passage, commands, null, facts, distress(before, passage, at));
        }
        var open = open(setup, passage, at);
        commands.add(open);
        var opening = opening(before, passage, open, at);
        return new Grant(passage, commands, opening, facts(before, passage, "passage.cleared", at), null);
    }

    /** A car of which nobody knows when it came in calls the desk by itself, once. */
    private static DeskCalls.Distress distress(Passage before, Passage passage, Instant at) {
        boolean nobodyKnows = passage.judged().situation() == Situation.NO_ENTRY_FOUND;
        return nobodyKnows && before.judged().situation() != Situation.NO_ENTRY_FOUND
                ? DeskCalls.Distress.about(passage, DeskCalls.Reason.NO_ENTRY_FOUND, at)
                : null;
    }

    public static Judged judged(LaneSetup setup, Gathered known, Assessment now, Asked asked) {
        var decision = now.decision();
        boolean leaves = setup.direction() == Direction.EXIT && known.stay() != null;
        return new Judged(
                decision.situation(),
                decision.shownAs(),
                leaves ? known.stay().id() : null,
                known.card() == null ? null : known.card().id(),
                now.entersAs(),
                fee(now.quote(), known, asked));
    }

    /** What a driver would notice of a decision: as long as it is the same, the robot need not say it again. */
    private static List<Object> says(Passage passage) {
        var fee = passage.judged().fee();
        var owed = fee == null ? "" : Presentation.toPay(fee) + fee.getString("orderId", "");
        return List.of(passage.judged().situation(), passage.judged().shownAs(), owed);
    }

    private static JsonObject fee(Quote quote, Gathered known, Asked asked) {
        if (quote == null || quote.owed() == 0) {
            return null;
        }
        return new JsonObject()
                .put("orderId", asked.orderId() == null ? null : asked.orderId().toString())
                .put("amount", quote.owed())
                .put("arrears", asked.arrears())
                .put("benefits", benefits(quote))
                .put("currency", quote.currency())
                .put("paidBefore", quote.paidBefore())
                .put("enteredAt", known.stay().enteredAt().toString())
                .put("minutes", quote.minutes());
    }

    private static JsonArray benefits(Quote quote) {
        return new JsonArray(quote.benefits().stream()
                .map(used -> new JsonObject().put("id", used.id()).put("deducted", used.deducted()))
                .toList());
    }

    /** What the robot shall say and show to this car. */
    public Command present(LaneSetup setup, Passage passage, Gathered known, Look look, Instant at) {
        var link = look.purpose() == null ? null : checkouts.link(look.purpose(), passage, at);
        var matter = new Presentation.Matter(
                look,
                setup.rules().locale(),
                setup.zone(),
                link,
                look.tellsFee() ? passage.judged().fee() : null,
                known.card() == null ? new JsonArray() : known.card().vehicles(),
                photo -> photos.link(setup.tenantId(), photo, at.plus(PICTURE_LASTS)));
        return command(Command.Kind.PRESENT, passage, Presentation.of(matter), at, at.plus(PICTURE_LASTS));
    }

    public static Command open(LaneSetup setup, Passage passage, Instant at) {
        var deadline = at.plusSeconds(setup.rules().openSeconds()).truncatedTo(ChronoUnit.MILLIS);
        return command(Command.Kind.OPEN, passage, Presentation.open(deadline), at, deadline);
    }

    /** Anything else that the robot shall do about this car. */
    public static Command command(Command.Kind kind, Passage passage, JsonObject body, Instant at, Instant deadline) {
        var id = Ids.next();
        var place = passage.place();
        var message = Presentation.addressed(id, passage, body);
        return new Command(id, place.tenantId(), passage.id(), place.robotCode(), kind, message, at, deadline);
    }

    private static Opening opening(Passage before, Passage passage, Command open, Instant at) {
        var place = passage.place();
        var heldAs = before.judged().shownAs();
        boolean paid = heldAs != null && heldAs.isPaidFor() || passage.judged().shownAs() == Situation.DEFERRED_LEAVES;
        return new Opening(
                Ids.next(),
                place.tenantId(),
                place.parkId(),
                place.laneId(),
                passage.id(),
                place.direction(),
                paid ? OpeningKind.PAYMENT : OpeningKind.NORMAL,
                heldAs == null ? "arrival" : "after " + heldAs,
                passage.judged().situation(),
                passage.seen().plate(),
                "rules",
                open.id(),
                at,
                open.deadline(),
                null,
                null,
                null,
                Opening.ByDesk.NOBODY,
                null);
    }

    private static List<Fact> facts(Passage before, Passage passage, String what, Instant at) {
        var now = PassageFact.of(what, passage, at);
        return before.undecided() ? List.of(PassageFact.of("passage.arrived", before, at), now) : List.of(now);
    }
}
