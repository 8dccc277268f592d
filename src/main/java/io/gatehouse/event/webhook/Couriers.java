package io.gatehouse.event.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.event.webhook.DeliveryService.Taken;
import io.gatehouse.platform.OutgoingAddresses;
import io.gatehouse.platform.OutgoingFailure;
import io.gatehouse.platform.OutgoingRequest;
import io.gatehouse.platform.OutgoingRequests;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SealedText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Carries to each webhook what it is to be told: each has a courier of its own, with so many hands, so that one that is
 * slow delays no other.
 */
@ApplicationScoped
class Couriers {

    private static final Logger LOG = Logger.getLogger(Couriers.class);

    private final DeliveryService service;
    private final OutgoingAddresses addresses;
    private final OutgoingRequests requests;
    private final SealedText sealed;
    private final ObjectMapper json;
    private final WebhookMeters meters;
    private final Clock clock;
    private final int hands;
    private final Duration patience;
    private final ConcurrentHashMap<UUID, Courier> couriers = new ConcurrentHashMap<>();

    Couriers(
            DeliveryService service,
            OutgoingAddresses addresses,
            OutgoingRequests requests,
            SealedText sealed,
            ObjectMapper json,
            WebhookMeters meters,
            Clock clock,
            @ConfigProperty(name = "gatehouse.webhooks.at-once") int hands,
            @ConfigProperty(name = "gatehouse.webhooks.patience") Duration patience) {
        this.service = service;
        this.addresses = addresses;
        this.requests = requests;
        this.sealed = sealed;
        this.json = json;
        this.meters = meters;
        this.clock = clock;
        this.hands = hands;
        this.patience = patience;
    }

    /** There may be something for this webhook. */
    void wake(UUID tenant, UUID webhook) {
        couriers.computeIfAbsent(webhook, id -> new Courier(tenant, id)).wake();
    }

    /** Those who carry nothing are not kept: webhooks come and go. */
    void rest() {
        couriers.values().removeIf(Courier::rests);
    }

    private final class Courier {

        private final UUID tenant;
        private final UUID webhook;
        private int free = hands;
        private boolean asking;
        private boolean wanted;

        Courier(UUID tenant, UUID webhook) {
            this.tenant = tenant;
            this.webhook = webhook;
        }

        synchronized boolean rests() {
            return free == hands && !asking;
        }

        void wake() {
            synchronized (this) {
                wanted = true;
            }
            ask();
        }

        /** With full hands it comes back when one is free. */
        private void ask() {
            int most;
            synchronized (this) {
                if (asking || !wanted || free == 0) {
                    return;
                }
                asking = true;
                wanted = false;
                most = free;
            }
            service.take(tenant, webhook, most).subscribe().with(this::took, failure -> {
                LOG.warnf("Webhook %s waits for the next sweep: %s", webhook, failure);
                took(Taken.NOTHING);
            });
        }

        private void took(Taken taken) {
            synchronized (this) {
                asking = false;
                wanted |= taken.more();
                free -= taken.claimed().size();
            }
            taken.claimed().forEach(this::carry);
            ask();
        }

        private void carry(Claimed claimed) {
            deliver(claimed)
                    .chain(attempt -> service.attempted(claimed, attempt))
                    .subscribe()
                    .with(done -> arrived(), failure -> {
                        LOG.warnf("Delivery %s is taken over when its lease ends: %s", claimed.id(), failure);
                        arrived();
                    });
        }

        /** Perhaps the next of its subject has its turn now. */
        private void arrived() {
            synchronized (this) {
                free++;
                wanted = true;
            }
            ask();
        }
    }

    private Uni<Attempt> deliver(Claimed claimed) {
        var at = clock.instant();
        long began = System.nanoTime();
        return Uni.createFrom()
                .deferred(() -> requests.send(request(claimed, at)))
                .map(answer -> Attempt.answered(at, claimed.url(), since(began), answer))
                .onFailure(OutgoingFailure.class)
                .recoverWithItem(failure -> Attempt.failed(at, claimed.url(), since(began), (OutgoingFailure) failure))
                .onFailure(Problem.class)
                .recoverWithItem(refused -> Attempt.refused(at, claimed.url(), (Problem) refused))
                .invoke(attempt -> meters.attempted(claimed, attempt, clock.instant()));
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private OutgoingRequest request(Claimed claimed, Instant at) {
        var envelope = envelope(claimed, at);
        return new OutgoingRequest(
                "POST",
                addresses.kept(claimed.url()),
                envelope.headers(at),
                envelope.body(),
                patience,
                Attempt.MOST_BYTES);
    }

    private Envelope envelope(Claimed claimed, Instant at) {
        var secrets = new ArrayList<WebhookSecret>();
        secrets.add(new WebhookSecret(sealed.open(claimed.secret())));
        if (claimed.signsTwice(at)) {
            secrets.add(new WebhookSecret(sealed.open(claimed.oldSecret())));
        }
        return new Envelope(claimed.event().id().toString(), text(claimed), secrets);
    }

    private String text(Claimed claimed) {
        try {
            return json.writeValueAsString(claimed.event());
        } catch (JsonProcessingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
