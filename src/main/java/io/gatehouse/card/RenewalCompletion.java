package io.gatehouse.card;

import io.gatehouse.event.Fact;
import io.gatehouse.order.Fulfilment;
import io.gatehouse.order.Order;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Extends a card in the transaction in which its renewal is paid, or approved where it costs nothing. */
@ApplicationScoped
class RenewalCompletion implements Fulfilment {

    private final Renewals renewals;
    private final CardPeriods periods;
    private final Clock clock;

    RenewalCompletion(Renewals renewals, CardPeriods periods, Clock clock) {
        this.renewals = renewals;
        this.periods = periods;
        this.clock = clock;
    }

    @Override
    public Uni<List<Fact>> fulfil(SqlConnection tx, Order paid, Instant at) {
        if (paid.renewalId() == null) {
            return Uni.createFrom().item(List.of());
        }
        return renewals.lock(tx, paid.tenantId(), paid.renewalId())
                .chain(renewal -> complete(tx, renewal, at))
                .map(List::of);
    }

    /** The renewal is locked, and approved. */
    Uni<Fact> complete(SqlConnection tx, Renewal approved, Instant at) {
        var renewed = approved.renewed();
        return periods.termsOf(tx, renewed.tenantId(), renewed.cardId())
                .map(terms -> CardPeriod.renewing(terms.lastDay(), terms.today(clock), renewed.months()))
                .call(period -> renewals.save(tx, renewed))
                .call(period -> periods.add(tx, renewed, period, at))
                .map(period -> fact(renewed, period, at));
    }

    private static Fact fact(Renewal renewal, CardPeriod period, Instant at) {
        var data = new JsonObject()
                .put("cardId", renewal.cardId().toString())
                .put("renewalId", renewal.id().toString())
                .put("months", renewal.months())
                .put("firstDay", period.firstDay().toString())
                .put("lastDay", period.lastDay().toString());
        return new Fact(renewal.tenantId(), renewal.parkId(), renewal.cardId(), "card.renewed", at, data);
    }
}
