package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.array;
import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.lane.CheckoutTokens.Checkout;
import io.gatehouse.lane.CheckoutView.CardToRenew;
import io.gatehouse.lane.CheckoutView.Unpaid;
import io.gatehouse.order.OrderState;
import io.gatehouse.platform.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What drivers' scans lead to, in the database. */
@ApplicationScoped
class Checkouts {

    private static final String OF_PASSAGE = "select " + Passages.COLUMNS.as("p", "p_")
            + """
            , k.name as park, k.currency, l.name as lane, st.entered_at, o.id as order_id, o.state as order_state,
              c.id as card_id, c.number, c.month_amount,
              (select max(d.last_day) from card_period d where d.card_id = c.id) as valid_until,
              (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'amount', a.amount, 'currency', a.currency)
                                         order by a.id), '[]')
               from orders a where a.tenant_id = $1 and a.plate = p.plate and a.state = 'ARREARS') as arrears
            from passage p join park k on k.id = p.park_id join lane l on l.id = p.lane_id
            left join stay st on st.id = p.stay_id
            left join orders o on o.id = (p.fee ->> 'orderId')::uuid
            left join card c on c.id = p.card_id
            where p.tenant_id = $1 and p.id = $2
            """;

    /**
     * A passage, and what its driver may do about it.
     *
     * @param currency of the park
     * @param enteredAt null when no stay is known
     * @param orderId of the fee; null when there is none
     * @param card null when the plate has none here
     * @param arrears oldest first
     */
    record Found(
            CheckoutPurpose purpose,
            Passage passage,
            String park,
            String lane,
            String currency,
            Instant enteredAt,
            UUID orderId,
            OrderState orderState,
            CardToRenew card,
            List<Unpaid> arrears) {

        boolean isFeePayable() {
            return orderState != null && orderState.payable();
        }
    }

    Uni<Optional<Found>> of(SqlConnection tx, Checkout checkout) {
        return tx.preparedQuery(OF_PASSAGE)
                .execute(values(checkout.tenantId(), checkout.passageId()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> found(row, checkout.purpose()))
                        .findFirst());
    }

    private static Found found(Row row, CheckoutPurpose purpose) {
        return new Found(
                purpose,
                Passages.passage(row, "p_"),
                row.getString("park"),
                row.getString("lane"),
                row.getString("currency"),
                moment(row, "entered_at"),
                uuid(row, "order_id"),
                constant(OrderState.class, row, "order_state"),
                uuid(row, "card_id") == null ? null : card(row),
                array(row, "arrears").stream()
                        .map(JsonObject.class::cast)
                        .map(Checkouts::unpaid)
                        .toList());
    }

    private static CardToRenew card(Row row) {
        return new CardToRenew(
                uuid(row, "card_id"),
                row.getString("number"),
                row.getLocalDate("valid_until"),
                new Money(row.getLong("month_amount"), row.getString("currency")));
    }

    private static Unpaid unpaid(JsonObject order) {
        return new Unpaid(
                UUID.fromString(order.getString("id")),
                new Money(order.getLong("amount"), order.getString("currency")));
    }
}
