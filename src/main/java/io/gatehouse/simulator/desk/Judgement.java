package io.gatehouse.simulator.desk;

import static io.gatehouse.simulator.desk.Deed.*;
import static io.gatehouse.simulator.traffic.Wish.IS_ON_DUTY;
import static io.gatehouse.simulator.traffic.Wish.VISITS;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * What an agent does about a scene: reads top to bottom, the first match wins. It knows of the rules of the desk what an
 * agent has learned of them; the platform refuses what is against them.
 */
final class Judgement {
    /** A card that expired so long ago is let in. */
    private static final int DAYS_OF_GRACE = 3;
    /** Two plates that differ in one character that is easily confused. */
    private static final double SAME_CAR = 0.85;

    private record Rule(BiPredicate<Scene, Clues> when, Deed then) {}

    // spotless:off
    private static final List<Rule> RULES = List.of(
            rule((s, c) -> s.openingFailed(),                                     OPENS),
            rule((s, c) -> s.cleared(),                                           LOOKS_ON),
            rule((s, c) -> c.silent(),                                            GIVES_UP),
            rule(Judgement::misread,                                              CORRECTS_PLATE),
            at("PLATE_DOUBTFUL",        (s, c) -> c.plateSaid().isPresent(),      CORRECTS_PLATE),
            at("NO_ENTRY_FOUND",        (s, c) -> c.alikeAtLeast(SAME_CAR),       MATCHES_STAY),
            at("NO_ENTRY_FOUND",                                                  OPENS_ABNORMALLY),
            rule((s, c) -> c.says(IS_ON_DUTY),                                    OPENS_ABNORMALLY),

            at("TEMPORARY_REFUSED",     (s, c) -> c.says(VISITS),                 REGISTERS),
            at("SHARED_SPACES_TAKEN",   (s, c) -> c.says(VISITS),                 OPENS),
            at("SHARED_SPACES_TAKEN",                                             SHOWS_SPACES),
            at("CARD_EXPIRED_ENTRY",    (s, c) -> c.expiredAtMost(DAYS_OF_GRACE), OPENS),
            at("CARD_EXPIRED_ENTRY",                                              SENDS_RENEWAL),
            at("UNPLATED_ENTRY",                                                  SENDS_UNPLATED),
            at("ARREARS_AT_ENTRY",                                                EXPLAINS),
            rule((s, c) -> s.entry(),                                             REFUSES),

            at("CARD_EXPIRED_7",                                                  SENDS_RENEWAL),
            at("UNPLATED_EXIT",                                                   SENDS_UNPLATED),
            at("CARD_LAPSED",                                                     ASKS_FOR_FEE),
            at("FEE_DUE",                                                         ASKS_FOR_FEE),
            at("SHARED_SPACES_FEE_DUE",                                           ASKS_FOR_FEE),
            at("GRACE_OVERRUN",                                                   ASKS_FOR_FEE),
            rule((s, c) -> true,                                                  EXPLAINS));
    // spotless:on

    private Judgement() {}

    static Deed of(Scene scene, Clues clues) {
        return RULES.stream()
                .filter(rule -> rule.when().test(scene, clues))
                .findFirst()
                .orElseThrow()
                .then();
    }

    /** The driver names another plate than the camera. */
    private static boolean misread(Scene scene, Clues clues) {
        return clues.plateSaid().filter(said -> !said.equals(scene.plate())).isPresent();
    }

    private static Rule rule(BiPredicate<Scene, Clues> when, Deed then) {
        return new Rule(when, then);
    }

    private static Rule at(String situation, Deed then) {
        return at(situation, (scene, clues) -> true, then);
    }

    private static Rule at(String situation, BiPredicate<Scene, Clues> when, Deed then) {
        return new Rule((scene, clues) -> scene.situation().equals(situation) && when.test(scene, clues), then);
    }
}
