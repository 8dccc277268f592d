package io.gatehouse.event.webhook;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Where a tenant wants to be told what happens, as it is set up. How it stands is not: {@link Standings}. */
@Entity
@Table(name = "webhook")
public class Webhook extends TenantOwned {

    public String url;
    public String description;

    /** Names of events, or {@code passage.*}; none: all. */
    public String[] types;

    /** None: all. */
    public UUID[] parks;

    /** Sealed, like the one before. */
    String secret;

    @Column(name = "old_secret")
    String oldSecret;

    @Column(name = "old_secret_until")
    Instant oldSecretUntil;

    @Column(name = "created_by", updatable = false)
    String createdBy;

    protected Webhook() {}

    Webhook(UUID tenantId, Instant now, String createdBy, WebhookInput input, String sealedSecret) {
        super(tenantId, now);
        this.createdBy = createdBy;
        this.secret = sealedSecret;
        become(input);
    }

    final void become(WebhookInput input) {
        url = input.url();
        description = input.description();
        types = input.types().stream().distinct().toArray(String[]::new);
        parks = input.parks().stream().distinct().toArray(UUID[]::new);
    }

    /** The secret of until now signs beside the new one until then. */
    final void rotate(String sealedSecret, Instant until) {
        oldSecret = secret;
        oldSecretUntil = until;
        secret = sealedSecret;
    }
}
