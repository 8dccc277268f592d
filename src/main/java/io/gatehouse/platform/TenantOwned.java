package io.gatehouse.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** What an operator sets up: a row with a version that belongs to one tenant. */
@MappedSuperclass
public abstract class TenantOwned {

    @Id
    public UUID id;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    public UUID tenantId;

    @Version
    public int version;

    @Column(name = "created_at", nullable = false, updatable = false)
    public Instant createdAt;

    protected TenantOwned() {}

    protected TenantOwned(UUID tenantId, Instant now) {
        this.id = Ids.next();
        this.tenantId = tenantId;
        this.createdAt = now;
    }
}
