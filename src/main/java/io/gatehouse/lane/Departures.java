package io.gatehouse.lane;

import io.gatehouse.benefit.Redemptions;
import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.fee.StayClass;
import io.gatehouse.order.DeferralService;
import io.gatehouse.order.OrderDraft;
import io.gatehouse.order.OrderService;
import io.gatehouse.order.channel.EntryNotices.CarInside;
import io.gatehouse.park.Occupancies;
import io.gatehouse.platform.Ids;
import io.gatehouse.vehicle.LeftUnseen;
import io.gatehouse.vehicle.Stay;
import io.gatehouse.vehicle.StayAccount;
import io.gatehouse.vehicle.StayQuotes;
import io.gatehouse.vehicle.StayState;
import io.gatehouse.vehicle.Stays;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * How passages end, and what follows: a stay begins when its car is reported through an entry, and ends when it is
 * reported through an exit. Works inside its caller's transaction.
 */
@ApplicationScoped
class Departures {

    private final Passages passages;
    private final Stays stays;
    private final StayQuotes quotes;
    private final OrderService orders;
    private final Redemptions benefits;
    private final DeferralService deferrals;
    private final Occupancies occupancies;
    private final DeskCalls desk;
    private final Events events;

    Departures(
            Passages passages,
            Stays stays,
            StayQuotes quotes,
            OrderService orders,
            Redemptions benefits,
            DeferralService deferrals,
            Occupancies occupancies,
            DeskCalls desk,
            Events events) {
        this.passages = passages;
        this.stays = stays;
        this.quotes = quotes;
        this.orders = orders;
        this.benefits = benefits;
        this.deferrals = deferrals;
        this.occupancies = occupancies;
        this.desk = desk;
        this.events = events;
    }

    /**
     * A newer car stands at the loop, so this one has gone, wherever to. Nothing when there is none. The space that was
     * kept for it is given back by {@link #release}, after whatever opens a gate.
     */
    List<Supplier<Uni<?>>> abandon(SqlConnection tx, Passage left, Instant at) {
        return left == null ? List.of() : over(tx, left.ended(PassageState.ABANDONED, "newer-arrival", at));
    }

    /** The space that was kept for a car which has gone. */
    List<Supplier<Uni<?>>> release(SqlConnection tx, Passage left) {
        if (left == null || !left.promisesSpace()) {
            return List.of();
        }
        var place = left.place();
        return List.of(() -> occupancies.promise(tx, place.tenantId(), place.parkId(), -1));
    }

    /** The car drove back: the lane is free, and nothing else has happened. */
    List<Supplier<Uni<?>>> backedOut(SqlConnection tx, Passage live, Instant at) {
        return ends(tx, live, live.ended(PassageState.BACKED_OUT, live.endReason(), at));
    }

    /** A car of which nothing was heard is through: should its recognition come late, its stay follows. */
    List<Supplier<Uni<?>>> throughUnseen(SqlConnection tx, Passage unseen, Instant at) {
        return ends(tx, unseen, unseen.ended(PassageState.THROUGH, unseen.endReason(), at));
    }

    /** The car is through. */
    Uni<List<Supplier<Uni<?>>>> through(SqlConnection tx, LaneSetup setup, Passage before, Instant at) {
        var passage = before.ended(PassageState.THROUGH, before.endReason(), at);
        return passage.place().direction() == Direction.ENTRY
                ? entered(tx, setup, passage, at).map(next -> join(ends(tx, before, next.passage()), next.statements()))
                : left(tx, before, passage, at).map(next -> join(ends(tx, before, passage), next));
    }

    /** A recognition of a car that has gone already: what it tells is kept, and a stay that it makes known. */
    Uni<List<Supplier<Uni<?>>>> recognisedLate(SqlConnection tx, LaneSetup setup, Passage passage, Gathered known) {
        List<Supplier<Uni<?>>> keep = List.of(() -> passages.save(tx, passage));
        if (passage.state() != PassageState.THROUGH || passage.stayId() != null) {
            return Uni.createFrom().item(keep);
        }
        var at = passage.times().ended();
        if (passage.place().direction() == Direction.ENTRY) {
            return entered(tx, setup, passage, at)
                    .map(next -> join(List.of(() -> passages.save(tx, next.passage())), next.statements()));
        }
        if (known.stay() == null) {
            return Uni.createFrom().item(keep);
        }
        var about = passage.began(known.stay().id());
        return left(tx, about, about, at).map(next -> join(List.of(() -> passages.save(tx, about)), next));
    }

    private List<Supplier<Uni<?>>> ends(SqlConnection tx, Passage before, Passage after) {
        return join(over(tx, after), release(tx, before));
    }

    private List<Supplier<Uni<?>>> over(SqlConnection tx, Passage after) {
        var what = "passage."
                + after.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return List.of(
                () -> passages.save(tx, after),
                () -> desk.carGone(tx, after.place().tenantId(), after.id()),
                () -> events.tell(
                        tx, List.of(PassageFact.of(what, after, after.times().ended()))));
    }

    private record Entered(Passage passage, List<Supplier<Uni<?>>> statements) {}

    /** An older stay of the same car ends now, as one whose exit nobody saw: the car cannot be inside twice. */
    private Uni<Entered> entered(SqlConnection tx, LaneSetup setup, Passage passage, Instant at) {
        var place = passage.place();
        var stay = stay(setup, passage, at);
        return stays.liveOf(tx, place.tenantId(), place.parkId(), stay.plate(), stay.driver())
                .chain(older -> older.isEmpty()
                        ? Uni.createFrom().item(List.<Supplier<Uni<?>>>of())
                        : exitMissing(tx, older.get(0), passage.times().arrived(), at))
                .map(ended -> new Entered(passage.began(stay.id()), join(ended, begin(tx, stay, at))));
    }

    /** At the newest proof that it had left; without one, when it can have left by a gate that was held open. */
    private Uni<List<Supplier<Uni<?>>>> exitMissing(SqlConnection tx, Stay older, Instant seenOutside, Instant at) {
        return stays.newestProofOutside(tx, older.tenantId(), older)
                .chain(proof -> proof != null
                        ? Uni.createFrom().item(exitMissingAt(tx, older, proof, at))
                        : stays.leftUnseen(tx, older, seenOutside)
                                .map(unseen -> unseen == null
                                        ? exitMissingAt(tx, older, seenOutside, at)
                                        : leftUnseen(tx, older, unseen, at)));
    }

    private List<Supplier<Uni<?>>> exitMissingAt(SqlConnection tx, Stay older, Instant left, Instant at) {
        return List.of(
                () -> stays.end(
                        tx, older.tenantId(), older.id(), StayState.EXIT_MISSING, null, left, "exit-missing", null),
                () -> events.tell(tx, List.of(ended(older, StayState.EXIT_MISSING, left, at))));
    }

    private List<Supplier<Uni<?>>> leftUnseen(SqlConnection tx, Stay older, LeftUnseen unseen, Instant at) {
        return List.of(
                () -> stays.endUnseen(tx, older, unseen, at),
                () -> events.tell(tx, List.of(ended(older, StayState.EXIT_MISSING, unseen.at(), at))));
    }

    private List<Supplier<Uni<?>>> begin(SqlConnection tx, Stay stay, Instant at) {
        boolean mayDefer = stay.plate() != null && stay.stayClass() != StayClass.CARD;
        return mayDefer
                ? List.of(() -> stays.begin(tx, stay), told(tx, stay, at), () -> deferrals.entered(tx, inside(stay)))
                : List.of(() -> stays.begin(tx, stay), told(tx, stay, at));
    }

    private Supplier<Uni<?>> told(SqlConnection tx, Stay stay, Instant at) {
        return () -> events.tell(tx, List.of(began(stay, at)));
    }

    private static CarInside inside(Stay stay) {
        return new CarInside(
                stay.tenantId(), stay.parkId(), stay.id(), stay.plate(), stay.plateColor(), stay.enteredAt());
    }

    private static Stay stay(LaneSetup setup, Passage passage, Instant at) {
        var place = passage.place();
        var seen = passage.seen();
        var judged = passage.judged();
        var tariff = setup.tariffAt(at).map(LaneSetup.TariffVersion::id).orElse(null);
        var stayClass = judged.entersAs() != null
                ? judged.entersAs()
                : seen.plate() == null ? StayClass.UNPLATED : StayClass.TEMPORARY;
        return new Stay(
                Ids.next(),
                place.tenantId(),
                place.parkId(),
                StayState.LIVE,
                stayClass,
                seen.plate(),
                passage.driver(),
                seen.plateColor(),
                seen.vehicleType(),
                seen.vehicleColor(),
                judged.cardId(),
                tariff,
                seen.images(),
                place.laneId(),
                passage.id(),
                at,
                null,
                null,
                review(passage),
                new JsonArray());
    }

    /** Why somebody should look at a stay that began like this; mostly nothing. */
    private static String review(Passage passage) {
        if (passage.seen().plate() == null && passage.driver() == null) {
            return "nobody-known";
        }
        return passage.times().cleared() == null ? "entered-without-opening" : null;
    }

    /** What was owed and not paid when the car went through all the same becomes arrears, not nothing. */
    private Uni<List<Supplier<Uni<?>>>> left(SqlConnection tx, Passage before, Passage passage, Instant at) {
        var stayId = passage.stayId();
        if (stayId == null) {
            return Uni.createFrom().item(List.of());
        }
        var place = passage.place();
        boolean cleared = passage.times().cleared() != null;
        var review = cleared ? null : "left-without-opening";
        boolean owes = before.judged().fee() != null && before.judged().situation() != Situation.DEFERRED_LEAVES;
        return quotes.of(tx, place.tenantId(), stayId)
                .call(account -> owes
                        ? inArrears(tx, account.stay(), before)
                        : Uni.createFrom().voidItem())
                .call(account -> account.benefits().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : benefits.burnOfStay(tx, stayId, account.stay().parkId()))
                .map(account ->
                        account.stay().state() == StayState.LIVE ? ends(tx, account, passage, review, at) : List.of());
    }

    private List<Supplier<Uni<?>>> ends(
            SqlConnection tx, StayAccount account, Passage passage, String review, Instant at) {
        var stay = account.stay();
        long free = account.quoteAt(passage.times().arrived()).freeMinutesUsed();
        return List.of(
                () -> stays.end(tx, stay.tenantId(), stay.id(), StayState.ENDED, passage.id(), at, review, free),
                () -> events.tell(tx, List.of(ended(stay, StayState.ENDED, at, at))));
    }

    /** A payment that came after the fee was counted has paid it: then nothing is left to be owed. */
    private Uni<?> inArrears(SqlConnection tx, Stay stay, Passage passage) {
        return orders.becomeArrears(tx, owed(stay, passage))
                .onFailure(PassageService::isStaleFee)
                .recoverWithNull();
    }

    private static OrderDraft owed(Stay stay, Passage passage) {
        var fee = passage.judged().fee();
        return OrderDraft.ofStay(
                        stay.tenantId(),
                        stay.parkId(),
                        stay.id(),
                        stay.plate(),
                        fee.getLong("amount"),
                        fee.getString("currency"))
                .counted(fee, passage.times().arrived(), fee.getLong("paidBefore"));
    }

    private static Fact began(Stay stay, Instant at) {
        var data = about(stay).put("enteredAt", stay.enteredAt().toString());
        return new Fact(stay.tenantId(), stay.parkId(), stay.id(), "stay.began", at, data);
    }

    private static Fact ended(Stay stay, StayState how, Instant left, Instant at) {
        var data = about(stay).put("state", how.name()).put("leftAt", left.toString());
        return new Fact(stay.tenantId(), stay.parkId(), stay.id(), "stay.ended", at, data);
    }

    private static JsonObject about(Stay stay) {
        return new JsonObject()
                .put("stayId", stay.id().toString())
                .put("plate", stay.plate())
                .put("stayClass", stay.stayClass().name())
                .put("entryPassageId", text(stay.entryPassageId()));
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private static List<Supplier<Uni<?>>> join(List<Supplier<Uni<?>>> first, List<Supplier<Uni<?>>> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
