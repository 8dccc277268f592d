package io.gatehouse.card;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Cards with what follows from their periods. */
@ApplicationScoped
public class CardViews {

    private final SetUp setUp;
    private final Database database;
    private final Cards cards;
    private final CardPeriods periods;
    private final Clock clock;

    CardViews(SetUp setUp, Database database, Cards cards, CardPeriods periods, Clock clock) {
        this.setUp = setUp;
        this.database = database;
        this.cards = cards;
        this.periods = periods;
        this.clock = clock;
    }

    /** Newest first. */
    public Uni<Page<CardView>> page(UUID tenant, CardQuery query) {
        return setUp.inTenant(tenant, () -> cards.page(tenant, query))
                .map(rows -> Page.of(rows, query.limit, card -> card.id))
                .chain(page -> of(tenant, page));
    }

    private Uni<Page<CardView>> of(UUID tenant, Page<Card> page) {
        var ids = page.data().stream().map(card -> card.id).toList();
        return database.inTenant(tenant, tx -> periods.termsOf(tx, tenant, ids))
                .map(terms -> page.map(card -> CardView.of(card, terms.get(card.id), clock)));
    }
}
