package io.gatehouse.lane;

import io.gatehouse.lane.SceneView.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a gate is shut, presumably, in words for agents: by the same facts and {@link LaneRules} that decided, not by what
 * the robot says to the driver.
 */
@ApplicationScoped
class ShutReasons {

    private final Facts facts;
    private final Clock clock;

    ShutReasons(Facts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** Null when the gate is not kept shut: it was opened, or is being opened. */
    Uni<Reason> of(SqlConnection tx, LaneSetup setup, Passage live, List<Opening> opened) {
        var shown = live.judged().shownAs();
        if (live.state() == PassageState.CLEARED) {
            return Uni.createFrom().item(opened.isEmpty() ? null : stuck(shown, opened.get(opened.size() - 1)));
        }
        if (live.state() != PassageState.HELD) {
            return Uni.createFrom().nullItem();
        }
        return facts.of(tx, setup, new Facts.Question(live.arrivalId(), null, 0, null, clock.instant()))
                .map(known -> held(setup, live, known));
    }

    /** Let through by an opening that did not open. */
    private static Reason stuck(Situation shown, Opening last) {
        var outcome = last.outcome();
        if (outcome == null || outcome == OpeningOutcome.OPENED) {
            return null;
        }
        var key = "shut.opening-" + outcome.name().toLowerCase(Locale.ROOT);
        var why = Optional.ofNullable(last.reason()).orElse("");
        return new Reason(
                shown, outcome, Texts.of("zh-CN").say(key, why), Texts.of("en").say(key, why));
    }

    private static Reason held(LaneSetup setup, Passage live, Gathered known) {
        var seen = live.seen();
        var now = Assessment.of(setup, known, seen, live.driver(), live.times().arrived());
        var shown = live.judged().shownAs();
        var key = "shut." + key(shown, now.facts());
        return new Reason(
                shown, null, words("zh-CN", key, setup, live, known, now), words("en", key, setup, live, known, now));
    }

    private static String key(Situation shown, LaneFacts facts) {
        var key = shown.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (shown) {
            case TEMPORARY_REFUSED -> facts.card() == null ? key : key + "-lapsed";
            case PLATE_DOUBTFUL -> facts.stay() != null && facts.stay().contradicted() ? key + "-contradicted" : key;
            default -> key;
        };
    }

    /** Each text takes what it needs: days, plates, fee, entered, minutes, plate, confidence, its limit, arrears. */
    private static String words(
            String locale, String key, LaneSetup setup, Passage live, Gathered known, Assessment now) {
        var card = now.facts().card();
        var fee = live.judged().fee();
        return Texts.of(locale)
                .say(
                        key,
                        card == null ? "" : String.valueOf(card.daysExpired()),
                        known.card() == null ? "" : plates(known.card()),
                        fee == null ? "" : Presentation.money(locale, fee),
                        fee == null ? "" : Presentation.wallClock(setup.zone(), fee.getString("enteredAt")),
                        fee == null ? "" : String.valueOf(fee.getLong("minutes")),
                        Optional.ofNullable(live.seen().plate()).orElse(""),
                        Math.round(live.seen().confidence()),
                        setup.rules().doubtfulBelow(),
                        Presentation.money(locale, arrears(setup, known)));
    }

    private static String plates(Gathered.Card card) {
        return card.vehicles().stream()
                .map(JsonObject.class::cast)
                .map(vehicle -> vehicle.getString("plate"))
                .collect(Collectors.joining(", "));
    }

    private static JsonObject arrears(LaneSetup setup, Gathered known) {
        return new JsonObject().put("amount", known.arrears()).put("currency", setup.currency());
    }
}
