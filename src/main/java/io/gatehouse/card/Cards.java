package io.gatehouse.card;

import io.gatehouse.platform.Ids;
import io.gatehouse.platform.SetUpRows;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The cards in the database. */
@ApplicationScoped
public class Cards implements SetUpRows<Card> {

    private static final String FIRST_PERIOD =
            """
            insert into card_period (id, tenant_id, card_id, first_day, last_day, created_at)
            values (?1, ?2, ?3, ?4, ?5, ?6)
            """;

    /** In SQL, because Hibernate would compare with {@code varchar[]}, which PostgreSQL does not with {@code text[]}. */
    private static final String HAS_PLATE =
            " and cast(sql('? @> array[cast(? as text)]', plates, :plate) as boolean) = true";

    @Override
    public String noun() {
        return "card";
    }

    /** Both are there, or neither. */
    Uni<Card> persistWithPeriod(Card card, CardInput.FirstPeriod periodOrNull) {
        return persistAndFlush(card)
                .call(() -> periodOrNull == null
                        ? Uni.createFrom().voidItem()
                        : getSession().chain(session -> session.createNativeQuery(FIRST_PERIOD)
                                .setParameter(1, Ids.next())
                                .setParameter(2, card.tenantId)
                                .setParameter(3, card.id)
                                .setParameter(4, periodOrNull.firstDay())
                                .setParameter(5, periodOrNull.lastDay())
                                .setParameter(6, card.createdAt)
                                .executeUpdate()));
    }

    /** One row more than the page, newest first. */
    Uni<List<Card>> page(UUID tenant, CardQuery query) {
        var parameters = new HashMap<String, Object>(Map.of("tenant", tenant, "below", query.below()));
        var where = new StringBuilder("tenantId = :tenant and id < :below");
        filter(where, parameters, " and parkId = :parkId", "parkId", query.parkId);
        filter(where, parameters, " and phone = :phone", "phone", query.phone);
        filter(where, parameters, " and parkId in :parks", "parks", query.within);
        filter(where, parameters, HAS_PLATE, "plate", query.plate());
        return find(where.toString(), Sort.descending("id"), parameters)
                .page(Page.ofSize(query.oneMore()))
                .list();
    }

    private static void filter(
            StringBuilder where, Map<String, Object> parameters, String condition, String name, Object valueOrNull) {
        if (valueOrNull != null) {
            where.append(condition);
            parameters.put(name, valueOrNull);
        }
    }
}
