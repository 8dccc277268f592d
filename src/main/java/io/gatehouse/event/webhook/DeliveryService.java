package io.gatehouse.event.webhook;

import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.event.webhook.Unread.Entry;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes what a webhook is to be told, and keeps what came of it. All is in the database: any instance may do either. */
@ApplicationScoped
class DeliveryService {

    private final Database database;
    private final Standings standings;
    private final UnreadEvents unread;
    private final Deliveries deliveries;
    private final Events events;
    private final Clock clock;
    private final Duration lease;

    DeliveryService(
            Database database,
            Standings standings,
            UnreadEvents unread,
            Deliveries deliveries,
            Events events,
            Clock clock,
            @ConfigProperty(name = "gatehouse.webhooks.lease") Duration lease) {
        this.database = database;
        this.standings = standings;
        this.unread = unread;
        this.deliveries = deliveries;
        this.events = events;
        this.clock = clock;
        this.lease = lease;
    }

    /** @param more there was more than could be taken */
    record Taken(List<Claimed> claimed, boolean more) {

        static final Taken NOTHING = new Taken(List.of(), false);
    }

    /** Reads on in the log, and takes so many of the deliveries that are due; they are this instance's for a while. */
    Uni<Taken> take(UUID tenant, UUID webhook, int most) {
        return database.inTenant(
                tenant, tx -> standings.lock(tx, tenant, webhook).chain(found -> found.filter(
                                standing -> standing.state() == WebhookState.ACTIVE)
                        .map(standing -> take(tx, tenant, standing, most))
                        .orElseGet(() -> Uni.createFrom().item(Taken.NOTHING))));
    }

    private Uni<Taken> take(SqlConnection tx, UUID tenant, Standing standing, int most) {
        var now = clock.instant();
        return unread.after(tx, tenant, standing)
                .call(read -> deliveries.add(tx, tenant, standing.webhookId(), read.entries(), now))
                .call(read -> standings.move(tx, standing.webhookId(), read.nextTx(standing), read.nextSeq(standing)))
                .chain(read -> deliveries
                        .claim(tx, standing.webhookId(), now, now.plus(lease), most)
                        .map(claimed -> new Taken(claimed, read.goesOn() || claimed.size() == most)));
    }

    /** What came of it: it has ended, or is tried again; perhaps its webhook has ended, too. */
    Uni<Void> attempted(Claimed claimed, Attempt attempt) {
        var now = clock.instant();
        return database.inTenant(claimed.tenant(), tx -> standings
                .lock(tx, claimed.tenant(), claimed.webhook())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : attempted(tx, found.get(), claimed, attempt, now)));
    }

    private Uni<Void> attempted(SqlConnection tx, Standing standing, Claimed claimed, Attempt attempt, Instant now) {
        var outcome = Outcome.of(attempt);
        var retry = retry(claimed, outcome, now);
        return deliveries
                .attempted(tx, claimed, stateAfter(outcome, retry), retry.orElse(null), attempt, now)
                .chain(ours -> ours
                        ? followed(tx, standing, claimed, outcome, retry.isEmpty(), now)
                        : Uni.createFrom().voidItem());
    }

    private static Optional<Instant> retry(Claimed claimed, Outcome outcome, Instant now) {
        return outcome == Outcome.FAILED
                ? RetrySchedule.after(
                                claimed.tries(), ThreadLocalRandom.current().nextDouble())
                        .map(now::plus)
                : Optional.empty();
    }

    private static DeliveryState stateAfter(Outcome outcome, Optional<Instant> retry) {
        if (retry.isPresent()) {
            return DeliveryState.PENDING;
        }
        return outcome == Outcome.DELIVERED ? DeliveryState.DELIVERED : DeliveryState.GIVEN_UP;
    }

    private Uni<Void> followed(
            SqlConnection tx, Standing standing, Claimed claimed, Outcome outcome, boolean ended, Instant now) {
        var disabled = standing.disabledBy(outcome, now);
        var failing = standing.failingAfter(outcome, now);
        if (disabled.isPresent()) {
            return disable(tx, claimed.tenant(), claimed.webhook(), disabled.get(), now);
        }
        Uni<Void> next = ended && claimed.subject() != null
                ? deliveries.nextOf(tx, claimed.webhook(), claimed.subject(), now)
                : Uni.createFrom().voidItem();
        return Objects.equals(failing, standing.failingSince())
                ? next
                : next.chain(() -> standings.failingSince(tx, claimed.webhook(), failing));
    }

    /** What was still to be told is not. The lock of its standing is held. */
    Uni<Void> disable(SqlConnection tx, UUID tenant, UUID webhook, DisabledReason reason, Instant now) {
        return standings
                .disable(tx, webhook, reason, now)
                .chain(changed -> changed
                        ? deliveries
                                .cancel(tx, webhook, now)
                                .chain(() -> events.tell(tx, List.of(disabled(tenant, webhook, reason, now))))
                        : Uni.createFrom().voidItem());
    }

    private static Fact disabled(UUID tenant, UUID webhook, DisabledReason reason, Instant now) {
        var data = new JsonObject().put("webhookId", webhook.toString()).put("reason", reason.name());
        return new Fact(tenant, null, webhook, "webhook.disabled", now, data);
    }

    /** Something that is no event, to see whether the webhook is heard. */
    Uni<Delivery> test(UUID tenant, UUID webhook) {
        var now = clock.instant();
        var test = new Entry(0, 0, Ids.next(), "webhook.test", webhook, now);
        return told(tenant, webhook, tx -> deliveries.addOne(tx, tenant, webhook, DeliveryKind.TEST, test, now));
    }

    /** The event of a delivery once more, whatever became of it. */
    Uni<Delivery> replay(UUID tenant, UUID webhook, UUID delivery) {
        var now = clock.instant();
        return told(tenant, webhook, tx -> deliveries
                .one(tx, tenant, webhook, delivery)
                .chain(of -> deliveries.addOne(tx, tenant, webhook, kindOfReplay(of), entry(of), now)));
    }

    private static DeliveryKind kindOfReplay(Delivery of) {
        return of.kind() == DeliveryKind.TEST ? DeliveryKind.TEST : DeliveryKind.REPLAY;
    }

    private static Entry entry(Delivery of) {
        long seq = of.eventSeq() == null ? 0 : of.eventSeq();
        return new Entry(0, seq, of.eventId(), of.eventType(), of.subject(), of.at());
    }

    private interface Telling {
        Uni<UUID> add(SqlConnection tx);
    }

    private Uni<Delivery> told(UUID tenant, UUID webhook, Telling telling) {
        return database.inTenant(tenant, tx -> standings
                .lockActive(tx, tenant, webhook)
                .chain(standing -> telling.add(tx))
                .chain(id -> deliveries.one(tx, tenant, webhook, id)));
    }

    /** Everything since then, in its order; what happens now comes after it. */
    Uni<Void> replaySince(UUID tenant, UUID webhook, Instant since) {
        var now = clock.instant();
        return database.inTenant(tenant, tx -> standings
                .lockActive(tx, tenant, webhook)
                .chain(standing -> standings.backTo(tx, tenant, webhook, since))
                .chain(() -> deliveries.cancelUnread(tx, webhook, now)));
    }
}
