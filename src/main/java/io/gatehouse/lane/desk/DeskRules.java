package io.gatehouse.lane.desk;

import static io.gatehouse.lane.desk.DeskAction.*;

import io.gatehouse.lane.Situation;
import io.gatehouse.lane.desk.DeskCase.Gate;
import io.gatehouse.park.ParkRules.ExpiredCards;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When the desk may do what: the table of {@code domain/lanes.md} "What the desk may do" as a list of refusals that reads
 * top to bottom, the first match wins; what none refuses is allowed. Pure: no clock, no I/O.
 */
public final class DeskRules {

    private static final String NOT_HERE = "not-allowed-here";

    /**
     * @param code stable, of the problem
     * @param because the condition, in words
     */
    public record Refusal(String code, String because) {}

    private record Rule(Predicate<DeskAction> what, Predicate<DeskCase> when, Refusal refusal) {}

    // spotless:off
    private static final List<Rule> REFUSALS = List.of(
            rule(DeskAction::opens,  c -> c.gate() == Gate.PENDING,   "opening-pending", "The robot has not answered the last opening yet."),
            rule(DeskAction::opens,  c -> c.gate() == Gate.OPEN,      "gate-open",       "The gate is open."),

            // entry: valid card; card expired ≤ 3 days; a temporary that the desk lets in
            no(OPEN,                 c -> c.atEntry() && c.facts().barred(),         "The plate is barred: open abnormally, with a reason."),
            no(OPEN,                 c -> c.atEntry() && c.unknown(),                "Neither plate nor driver is known: send the unplated QR, or open abnormally."),
            no(OPEN,                 DeskRules::isHeldForRenewal,                    "The card expired 4 to 7 days ago: send the renewal QR, or open abnormally."),
            // exit: valid card, expired ≤ 3 days, nothing owed
            no(OPEN,                 c -> c.atExit() && c.onCardToRenew(),           "The card expired 4 to 7 days ago: send the renewal QR, or open abnormally."),
            no(OPEN,                 c -> c.atExit() && c.noStay() && !c.onGoodCard(), "No stay is known: match one, send the unplated QR, or open abnormally."),
            no(OPEN,                 c -> c.atExit() && c.owes() && !c.onGoodCard(), "Something is owed: ask for the fee, or open abnormally."),

            no(ASK_FOR_DOCUMENTS,    DeskCase::atEntry,                              "Documents are asked for at an exit, before an abnormal opening."),
            no(SEND_RENEWAL_QR,      c -> !c.cardExpired(),                          "The vehicle has no card here that has expired."),
            no(SEND_UNPLATED_QR,     c -> !c.facts().unplated(),                     "The vehicle has a plate."),
            no(SEND_SPACES_TAKEN,    c -> c.atExit() || !c.spacesTaken(),            "The spaces of the vehicle's card are not taken."),
            no(ASK_FOR_FEE,          c -> c.atEntry() || c.noStay() || !c.owes(),    "Nothing is owed here."),
            no(ASK_FOR_FEE,          c -> !c.undecided(),                            "The car was let through already: what it owes becomes arrears."),
            no(REGISTER_VISITOR,     c -> c.decision().shownAs() != Situation.TEMPORARY_REFUSED, "Visitors are registered where temporaries are turned away."),
            no(MATCH_STAY,           DeskCase::atEntry,                              "A stay is matched at an exit."),
            no(MATCH_STAY,           c -> c.facts().unplated(),                      "Without a plate no stay is alike: correct the plate first, or send the unplated QR."),
            no(MATCH_STAY,           c -> !c.noStay() && !c.matched(),               "The vehicle's stay was found."));
    // spotless:on

    private DeskRules() {}

    /** Empty: the desk may do it. */
    public static Optional<Refusal> refusal(DeskAction action, DeskCase at) {
        return REFUSALS.stream()
                .filter(rule -> rule.what().test(action) && rule.when().test(at))
                .map(Rule::refusal)
                .findFirst();
    }

    private static boolean isHeldForRenewal(DeskCase at) {
        return at.atEntry() && at.cardToRenew() && at.facts().rules().expiredCards() == ExpiredCards.HOLD;
    }

    private static Rule rule(Predicate<DeskAction> what, Predicate<DeskCase> when, String code, String because) {
        return new Rule(what, when, new Refusal(code, because));
    }

    private static Rule no(DeskAction action, Predicate<DeskCase> when, String because) {
        return rule(asked -> asked == action, when, NOT_HERE, because);
    }
}
