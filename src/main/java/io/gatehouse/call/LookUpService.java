package io.gatehouse.call;

import io.gatehouse.call.LookUpView.CardFound;
import io.gatehouse.call.LookUpView.Photo;
import io.gatehouse.call.LookUpView.Standing;
import io.gatehouse.call.LookUpView.StayFound;
import io.gatehouse.card.CardQuery;
import io.gatehouse.card.CardView;
import io.gatehouse.card.CardViews;
import io.gatehouse.card.Renewal;
import io.gatehouse.card.RenewalView;
import io.gatehouse.card.Renewals;
import io.gatehouse.evidence.ViewGrants;
import io.gatehouse.order.Order;
import io.gatehouse.order.OrderView;
import io.gatehouse.order.Orders;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Page;
import io.gatehouse.vehicle.SeenImage;
import io.gatehouse.vehicle.StayAccount;
import io.gatehouse.vehicle.StayQuotes;
import io.gatehouse.vehicle.StayView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Gathers what is known about a caller who is no robot: cards, stays, orders, at the parks that one may see. */
@ApplicationScoped
class LookUpService {

    private static final Duration HALF_A_YEAR = Duration.ofDays(183);
    private static final Duration PHOTOS_ARE_SHOWN = Duration.ofMinutes(15);
    private static final int MOST = 20;
    private static final int MOST_ORDERS = 50;

    private final Database database;
    private final CardViews cards;
    private final Renewals renewals;
    private final Orders orders;
    private final LookUps lookUps;
    private final StayQuotes quotes;
    private final ViewGrants photos;
    private final Clock clock;

    LookUpService(
            Database database,
            CardViews cards,
            Renewals renewals,
            Orders orders,
            LookUps lookUps,
            StayQuotes quotes,
            ViewGrants photos,
            Clock clock) {
        this.database = database;
        this.cards = cards;
        this.renewals = renewals;
        this.orders = orders;
        this.lookUps = lookUps;
        this.quotes = quotes;
        this.photos = photos;
        this.clock = clock;
    }

    /** @param within the parks that may be looked into; null: all of the tenant's */
    Uni<LookUpView> of(UUID tenant, LookUpQuery asked, List<UUID> within) {
        if (within != null && within.isEmpty()) {
            return Uni.createFrom().item(new LookUpView(List.of(), List.of()));
        }
        var now = clock.instant();
        var found = cards.page(tenant, cardsOf(asked, within)).map(Page::data);
        return found.chain(some -> database.inTenant(tenant, tx -> cards(tx, tenant, some, now)
                .chain(known -> stays(tx, tenant, asked, within, now).map(stays -> new LookUpView(known, stays)))));
    }

    private static CardQuery cardsOf(LookUpQuery asked, List<UUID> within) {
        var query = new CardQuery();
        query.parkId = asked.parkId;
        query.plate = asked.plate();
        query.phone = asked.phone();
        query.within = within;
        query.limit = MOST;
        return query;
    }

    private Uni<List<CardFound>> cards(SqlConnection tx, UUID tenant, List<CardView> some, Instant now) {
        var ids = some.stream().map(CardView::id).toList();
        var since = now.minus(HALF_A_YEAR);
        return orders.ofCardsSince(tx, tenant, ids, since, MOST * MOST_ORDERS)
                .chain(ordered -> renewals.pendingOf(tx, tenant, ids).map(pending -> some.stream()
                        .map(card -> found(card, ordered, pending))
                        .toList()));
    }

    private static CardFound found(CardView card, List<Order> ordered, List<Renewal> pending) {
        return new CardFound(
                card,
                ordered.stream()
                        .filter(order -> card.id().equals(order.cardId()))
                        .limit(MOST_ORDERS)
                        .map(OrderView::of)
                        .toList(),
                pending.stream()
                        .filter(renewal -> card.id().equals(renewal.cardId()))
                        .map(RenewalView::of)
                        .toList());
    }

    private Uni<List<StayFound>> stays(
            SqlConnection tx, UUID tenant, LookUpQuery asked, List<UUID> within, Instant now) {
        var driver = asked.driver() == null ? null : asked.driver().value();
        return lookUps.stays(tx, tenant, now.minus(HALF_A_YEAR), asked.plate(), driver, asked.parkId, within, MOST)
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(id -> quotes.of(tx, tenant, id))
                .map(account -> found(account, now))
                .collect()
                .asList();
    }

    private StayFound found(StayAccount account, Instant now) {
        var stay = account.stay();
        var quote = account.quoteAt(now);
        var until = stay.leftAt() == null ? now : stay.leftAt();
        return new StayFound(
                StayView.of(stay),
                Math.max(0, Duration.between(stay.enteredAt(), until).toMinutes()),
                new Money(quote.owed(), quote.currency()),
                new Money(account.paid().amount(), quote.currency()),
                standing(quote.owed(), account.paid().amount()),
                SeenImage.all(stay.images()).stream()
                        .map(image -> new Photo(
                                image.kind(),
                                photos.link(stay.tenantId(), image.evidenceId(), now.plus(PHOTOS_ARE_SHOWN))))
                        .toList());
    }

    private static Standing standing(long owed, long paid) {
        if (owed > 0) {
            return Standing.DUE;
        }
        return paid > 0 ? Standing.PAID : Standing.FREE;
    }
}
