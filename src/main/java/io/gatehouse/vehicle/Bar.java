package io.gatehouse.vehicle;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A plate that the operator does not let in: to one park, or to all. */
@Entity
@Table(name = "bar")
public class Bar extends TenantOwned {

    /** Null: all of the tenant's parks. */
    @Column(name = "park_id", updatable = false)
    public UUID parkId;

    @Column(updatable = false)
    public String plate;

    public String reason;

    protected Bar() {}

    Bar(UUID tenantId, Instant now, Plate plate, UUID parkId) {
        super(tenantId, now);
        this.plate = plate.value();
        this.parkId = parkId;
    }
}
