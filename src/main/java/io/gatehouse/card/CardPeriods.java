package io.gatehouse.card;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Ids;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The periods of cards in the database, and the terms under which they are counted. */
@ApplicationScoped
public class CardPeriods {

    private static final String TERMS =
            """
            select c.id, c.park_id, c.plates[1] as plate, c.month_amount, p.currency, p.time_zone, c.suspended,
              coalesce((p.rules ->> 'reviewRenewals')::boolean, false) as review, d.first_day, d.last_day
            from card c join park p on p.id = c.park_id
            left join lateral (select min(first_day) as first_day, max(last_day) as last_day
                               from card_period where card_id = c.id) d on true
            where c.tenant_id = $1 and c.id = any($2)
            """;

    /** Of each of these cards that there is. */
    public Uni<Map<UUID, CardTerms>> termsOf(SqlConnection tx, UUID tenant, List<UUID> cards) {
        return tx.preparedQuery(TERMS)
                .execute(values(tenant, cards.toArray(UUID[]::new)))
                .map(rows -> Rows.all(rows, CardPeriods::terms).stream()
                        .collect(Collectors.toMap(CardTerms::cardId, Function.identity())));
    }

    public Uni<CardTerms> termsOf(SqlConnection tx, UUID tenant, UUID card) {
        return termsOf(tx, tenant, List.of(card)).map(terms -> {
            if (terms.isEmpty()) {
                throw Problem.notFound("card", card);
            }
            return terms.get(card);
        });
    }

    /** Renewals of one card are asked for one after the other. */
    Uni<Void> lockCard(SqlConnection tx, UUID tenant, UUID card) {
        return tx.preparedQuery("select 1 from card where tenant_id = $1 and id = $2 for no key update")
                .execute(values(tenant, card))
                .replaceWithVoid();
    }

    /** A renewal extends its card once, however often it is completed. */
    Uni<Void> add(SqlConnection tx, Renewal renewal, CardPeriod period, Instant at) {
        return tx.preparedQuery(
                        """
                        insert into card_period (id, tenant_id, card_id, first_day, last_day, renewal_id, created_at)
                        values ($1, $2, $3, $4, $5, $6, $7) on conflict (renewal_id) do nothing
                        """)
                .execute(values(
                        Ids.next(),
                        renewal.tenantId(),
                        renewal.cardId(),
                        period.firstDay(),
                        period.lastDay(),
                        renewal.id(),
                        at))
                .replaceWithVoid();
    }

    private static CardTerms terms(Row row) {
        return new CardTerms(
                row.getUUID("id"),
                row.getUUID("park_id"),
                row.getString("plate"),
                row.getLong("month_amount"),
                row.getString("currency"),
                ZoneId.of(row.getString("time_zone")),
                row.getBoolean("review"),
                row.getBoolean("suspended"),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"));
    }
}
