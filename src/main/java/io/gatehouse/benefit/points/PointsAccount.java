package io.gatehouse.benefit.points;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Where a mall keeps its members' points, as an operator set it up. */
@Entity
@Table(name = "points_account")
public class PointsAccount extends TenantOwned {

    String name;

    /** Null: of all parks that have no account of their own. */
    @Column(name = "park_id", updatable = false)
    UUID parkId;

    String address;

    /** Sealed. */
    String secret;

    boolean active;

    protected PointsAccount() {}

    PointsAccount(UUID tenantId, Instant now, UUID parkId) {
        super(tenantId, now);
        this.parkId = parkId;
    }

    /** @param sealed null keeps the secret as it is */
    final void become(PointsAccountInput input, String sealed) {
        name = input.name();
        address = input.address();
        secret = sealed == null ? secret : sealed;
        active = input.active();
    }
}
