package io.gatehouse.simulator.tour;

import static io.gatehouse.simulator.tour.Operator.id;
import static io.gatehouse.simulator.tour.Operator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A card to be made.
 *
 * @param firstDay of its validity, in days from today
 * @param lastDay so, too; negative: it has expired
 */
record CardPlan(String number, List<String> plates, int firstDay, int lastDay) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MONTH = 30_000;

    static CardPlan valid(String number, String... plates) {
        return new CardPlan(number, List.of(plates), -30, 30);
    }

    static CardPlan expired(int days, String number, String... plates) {
        return new CardPlan(number, List.of(plates), -60, -days);
    }

    JsonNode make(Operator operator, String park) {
        return operator.make("/v1/cards", body(park));
    }

    private ObjectNode body(String park) {
        var today = LocalDate.now(ZONE);
        var card = json().put("parkId", park)
                .put("number", number)
                .put("holder", "Holder of " + number)
                .put("phone", "13800138000")
                .put("spaces", 1);
        plates.forEach(card.putArray("plates")::add);
        card.putObject("monthAmount").put("amount", MONTH).put("currency", "CNY");
        card.putObject("firstPeriod")
                .put("firstDay", today.plusDays(firstDay).toString())
                .put("lastDay", today.plusDays(lastDay).toString());
        return card;
    }

    /** Valid for nobody from now on. */
    static void suspend(Operator operator, JsonNode card) {
        operator.change("/v1/cards/" + id(card), json().put("suspended", true));
    }
}
