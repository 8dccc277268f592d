package io.gatehouse.simulator.tour;

import static io.gatehouse.simulator.tour.Operator.encoded;
import static io.gatehouse.simulator.tour.Operator.id;
import static io.gatehouse.simulator.tour.Operator.json;
import static io.gatehouse.simulator.tour.ParkPlan.GARDEN;
import static io.gatehouse.simulator.tour.ParkPlan.STATION;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Those who live in the town for good: cards in every state of validity, a plate that leaves first and pays later, one that
 * is barred, one in arrears. A card whose state has changed since the last time is made anew.
 */
public final class Residents {
    private static final int A_WEEK = 7;
    private static final int SHORT = 3;

    // spotless:off
    private static final List<CardPlan> CARDS = List.of(
            CardPlan.valid      ("VALID-1",   "粤B10001"),
            CardPlan.valid      ("VALID-2",   "粤B10002"),
            CardPlan.valid      ("VALID-3",   "粤BD10003"),
            CardPlan.valid      ("SHARED",    "粤B20001", "粤B20002", "粤B20003"),
            CardPlan.expired(2,  "EXPIRED-2", "粤B30002"),
            CardPlan.expired(5,  "EXPIRED-5", "粤B30005"),
            CardPlan.expired(10, "LAPSED",    "粤B30010"),
            new CardPlan        ("NOT-YET",   List.of("粤B40001"), 10, 40),
            CardPlan.valid      ("SUSPENDED", "粤B40002"));
    // spotless:on

    private static final String PAYS_LATER = "粤B50001";
    private static final String BARRED = "粤B60001";
    private static final String OWES = "粤B70001";

    private final Operator operator;
    private final Town town;

    public Residents(Town town) {
        this.town = town;
        this.operator = town.operator();
    }

    /** Returns their plates. The parks are empty then: cars that an earlier run has left inside are gone with it. */
    public List<String> settle() {
        town.places().forEach(this::empty);
        CARDS.forEach(this::card);
        operator.contract(PAYS_LATER);
        operator.bar(town.at(STATION).id(), BARRED);
        if (!operator.owes(OWES)) {
            new Debtor(town, town.at(STATION)).leavesWithoutPaying(OWES);
        }
        return Stream.concat(
                        CARDS.stream().flatMap(card -> card.plates().stream()), Stream.of(PAYS_LATER, BARRED, OWES))
                .toList();
    }

    private void empty(Place park) {
        var live = "/v1/stays?state=LIVE&parkId=" + park.id();
        for (var inside = operator.list(live); !inside.isEmpty(); inside = operator.list(live)) {
            inside.forEach(operator::hasLeft);
        }
    }

    private void card(CardPlan plan) {
        var park = town.at(GARDEN).id();
        var path =
                "/v1/cards?parkId=" + park + "&plate=" + encoded(plan.plates().get(0));
        var existing = operator.find(path, card -> card.path("number").asText().equals(plan.number()));
        if (existing.isPresent() && sameState(plan, existing.get())) {
            return;
        }
        existing.ifPresent(this::retire);
        var card = plan.make(operator, park);
        if (plan.number().equals("SUSPENDED")) {
            CardPlan.suspend(operator, card);
        }
    }

    private void retire(JsonNode card) {
        var number = card.path("number").asText() + "-until-"
                + card.path("validUntil").asText() + "-" + id(card);
        operator.change("/v1/cards/" + id(card), json().put("number", number).put("suspended", true));
    }

    private static boolean sameState(CardPlan plan, JsonNode card) {
        var state = card.path("state").asText();
        if (state.equals("SUSPENDED") || state.equals("NOT_YET")) {
            return plan.number().equals(state.replace('_', '-'));
        }
        boolean special = plan.number().equals("SUSPENDED") || plan.firstDay() > 0;
        return !special && band(card.path("daysExpired").asInt()) == band(-plan.lastDay());
    }

    /** Days expired, as far as lanes tell them apart. */
    private static int band(int daysExpired) {
        return daysExpired <= 0 ? 0 : daysExpired <= SHORT ? 1 : daysExpired <= A_WEEK ? 2 : 3;
    }
}
