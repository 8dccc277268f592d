package io.gatehouse.event.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.OutgoingAddresses;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.SealedText;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Webhooks as they are set up, together with how they stand. */
@ApplicationScoped
class WebhookService {

    /** So long the secret before signs beside the new one. */
    static final Duration OVERLAP = Duration.ofHours(24);

    private final SetUp setUp;
    private final Database database;
    private final Webhooks webhooks;
    private final WebhookParks parks;
    private final Standings standings;
    private final DeliveryService deliveries;
    private final OutgoingAddresses addresses;
    private final SealedText sealed;
    private final MergePatch mergePatch;
    private final Clock clock;

    WebhookService(
            SetUp setUp,
            Database database,
            Webhooks webhooks,
            WebhookParks parks,
            Standings standings,
            DeliveryService deliveries,
            OutgoingAddresses addresses,
            SealedText sealed,
            MergePatch mergePatch,
            Clock clock) {
        this.setUp = setUp;
        this.database = database;
        this.webhooks = webhooks;
        this.parks = parks;
        this.standings = standings;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.sealed = sealed;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    record Created(Webhook webhook, WebhookSecret secret) {}

    Uni<Page<WebhookView>> list(UUID tenant, PageQuery page) {
        return setUp.inTenant(tenant, () -> webhooks.page(tenant, page, Map.of()))
                .map(rows -> Page.of(rows, page.limit, webhook -> webhook.id))
                .chain(rows -> standings(tenant, rows.data()).map(all -> rows.map(webhook -> view(webhook, all))));
    }

    Uni<Webhook> get(UUID tenant, UUID id) {
        return setUp.inTenant(tenant, () -> webhooks.ofTenant(tenant, id));
    }

    Uni<WebhookView> shown(Webhook webhook) {
        return standings(webhook.tenantId, List.of(webhook)).map(all -> view(webhook, all));
    }

    private Uni<Map<UUID, Standing>> standings(UUID tenant, List<Webhook> of) {
        var ids = of.stream().map(webhook -> webhook.id).toList();
        return database.inTenant(tenant, tx -> standings.of(tx, tenant, ids));
    }

    private WebhookView view(Webhook webhook, Map<UUID, Standing> standings) {
        return WebhookView.of(webhook, standings.get(webhook.id), clock.instant());
    }

    Uni<Created> create(UUID tenant, String by, WebhookInput input) {
        var secret = WebhookSecret.random();
        return checked(tenant, input).chain(() -> {
            var webhook = new Webhook(tenant, clock.instant(), by, input, sealed.seal(secret.text()));
            return setUp.inTenant(tenant, () -> webhooks.persistAndFlush(webhook))
                    .map(kept -> new Created(kept, secret));
        });
    }

    Uni<Webhook> change(UUID tenant, UUID id, String ifMatch, JsonNode patch) {
        return get(tenant, id)
                .map(webhook -> mergePatch.apply(WebhookInput.of(webhook), patch, WebhookInput.class))
                .call(input -> checked(tenant, input))
                .chain(input -> setUp.inTenant(tenant, () -> webhooks.ofTenant(tenant, id)
                        .invoke(webhook -> ETags.match(ifMatch, webhook))
                        .invoke(webhook -> webhook.become(input))
                        .call(webhooks::flush)));
    }

    private Uni<Void> checked(UUID tenant, WebhookInput input) {
        WebhookRules.check(input);
        return addresses.accepted("url", input.url()).chain(() -> parks.require(tenant, input.parks()));
    }

    Uni<Void> delete(UUID tenant, UUID id, String ifMatch) {
        return setUp.inTenant(tenant, () -> webhooks.ofTenant(tenant, id)
                .invoke(webhook -> ETags.match(ifMatch, webhook))
                .chain(webhooks::delete));
    }

    Uni<NewSecret> rotate(UUID tenant, UUID id) {
        var secret = WebhookSecret.random();
        var until = clock.instant().plus(OVERLAP);
        return setUp.inTenant(tenant, () -> webhooks.ofTenant(tenant, id)
                        .invoke(webhook -> webhook.rotate(sealed.seal(secret.text()), until)))
                .map(webhook -> new NewSecret(secret.text(), until));
    }

    Uni<Webhook> become(UUID tenant, UUID id, WebhookState state) {
        return get(tenant, id)
                .call(webhook -> database.inTenant(tenant, tx -> standings
                        .lock(tx, tenant, id)
                        .chain(() -> state == WebhookState.ACTIVE
                                ? standings.enable(tx, id)
                                : deliveries.disable(tx, tenant, id, DisabledReason.BY_HAND, clock.instant()))));
    }
}
