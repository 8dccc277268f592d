package io.gatehouse.lane;

import static io.gatehouse.lane.Situation.*;

import io.gatehouse.park.ParkRules.Arrears;
import io.gatehouse.park.ParkRules.ExpiredCards;
import io.gatehouse.park.ParkRules.LapsedCards;
import java.util.List;
import java.util.function.Predicate;

/**
 * From facts to a situation: two lists that read top to bottom, the first match wins. Pure: no clock, no I/O. The
 * situations and their conditions are those of {@code domain/lanes.md}.
 */
public final class LaneRules {

    /** Longer expired than this, a card counts for nothing at an entry. */
    public static final int RENEWABLE_DAYS = 7;
    /** Up to this many days an expired card still leaves with a reminder. */
    public static final int REMINDED_DAYS = 3;

    private record Rule(Predicate<LaneFacts> applies, Situation situation) {}

    // spotless:off
    private static final List<Rule> ENTRY = List.of(
            rule(f -> f.unplated() && !f.driverKnown(),                        UNPLATED_ENTRY),
            rule(LaneFacts::barred,                                            ENTRY_BARRED),
            rule(f -> f.cardValid() && !f.card().spacesTaken(),                CARD_ENTERS),
            rule(f -> f.cardValid() && f.confirmsTemporaries(),                SHARED_SPACES_TAKEN),
            rule(LaneRules::expiredCardIsHeld,                                 CARD_EXPIRED_ENTRY),
            rule(LaneFacts::confirmsTemporaries,                               TEMPORARY_REFUSED),
            rule(f -> f.freeSpaces() <= 0,                                     PARK_FULL),
            rule(LaneFacts::cardValid,                                         SHARED_SPACES_TAKEN),
            rule(f -> true,                                                    TEMPORARY_ENTERS));

    private static final List<Rule> EXIT = List.of(
            rule(f -> f.unplated() && f.stay() == null,                        UNPLATED_EXIT),
            rule(f -> !f.unplated() && f.doubtful(),                           PLATE_DOUBTFUL),
            rule(f -> f.cardValid() && f.fee().owed() == 0 && !sharedSpaces(f), CARD_LEAVES),
            rule(f -> f.travelsOnCard() && f.card().expired(1, REMINDED_DAYS), CARD_EXPIRED_3),
            rule(f -> f.travelsOnCard() && f.card().expired(REMINDED_DAYS + 1, RENEWABLE_DAYS), CARD_EXPIRED_7),
            rule(f -> f.stay() == null,                                        NO_ENTRY_FOUND),
            rule(f -> f.fee().owed() == 0,                                     PAID_LEAVES),
            rule(f -> f.fee().deferralAccepted(),                              DEFERRED_LEAVES),
            rule(LaneRules::lapsedCardQueues,                                  CARD_LAPSED),
            rule(LaneRules::sharedSpaces,                                      SHARED_SPACES_FEE_DUE),
            rule(f -> f.fee().paidBefore() > 0,                                GRACE_OVERRUN),
            rule(f -> true,                                                    FEE_DUE));
    // spotless:on

    private LaneRules() {}

    public static Decision decide(LaneFacts facts) {
        return facts.direction() == Direction.ENTRY ? atEntry(facts) : Decision.of(first(EXIT, facts));
    }

    private static Decision atEntry(LaneFacts facts) {
        var decision = askForArrears(facts, admitted(first(ENTRY, facts), facts));
        boolean inside = facts.stay() != null && decision.situation() != UNPLATED_ENTRY;
        return inside ? new Decision(ALREADY_INSIDE, decision.situation(), decision.opens()) : decision;
    }

    /** An OPEN park lets the car whose card's spaces are taken in as a temporary. */
    private static Decision admitted(Situation situation, LaneFacts facts) {
        return situation == SHARED_SPACES_TAKEN
                ? Decision.of(situation, !facts.confirmsTemporaries())
                : Decision.of(situation);
    }

    private static Decision askForArrears(LaneFacts facts, Decision admitted) {
        return facts.arrears() > 0 && admitted.opens()
                ? Decision.of(ARREARS_AT_ENTRY, facts.rules().arrears() == Arrears.REMIND)
                : admitted;
    }

    private static boolean expiredCardIsHeld(LaneFacts facts) {
        return facts.card() != null
                && facts.card().expired(1, RENEWABLE_DAYS)
                && facts.rules().expiredCards() == ExpiredCards.HOLD;
    }

    private static boolean lapsedCardQueues(LaneFacts facts) {
        return facts.card() != null
                && facts.card().daysExpired() > RENEWABLE_DAYS
                && facts.rules().lapsedCards() == LapsedCards.QUEUE;
    }

    private static boolean sharedSpaces(LaneFacts facts) {
        return facts.stay() != null && facts.stay().spacesWereTaken();
    }

    private static Situation first(List<Rule> rules, LaneFacts facts) {
        return rules.stream()
                .filter(rule -> rule.applies().test(facts))
                .findFirst()
                .orElseThrow()
                .situation();
    }

    private static Rule rule(Predicate<LaneFacts> applies, Situation situation) {
        return new Rule(applies, situation);
    }
}
