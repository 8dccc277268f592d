package io.gatehouse.benefit.coupon;

import io.gatehouse.benefit.Worth;
import io.gatehouse.fee.Benefit.Kind;
import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A batch of coupons, as an operator set it up. Coupons that were issued keep what it said then. */
@Entity
@Table(name = "campaign")
public class Campaign extends TenantOwned {

    String name;

    @Enumerated(EnumType.STRING)
    Kind kind;

    long value;
    String currency;

    /** Empty: all of the tenant's. */
    UUID[] parks;

    boolean stackable;

    @Column(name = "valid_from")
    Instant validFrom;

    @Column(name = "valid_until")
    Instant validUntil;

    int quantity;
    boolean suspended;

    protected Campaign() {}

    Campaign(UUID tenantId, Instant now, CampaignInput input) {
        super(tenantId, now);
        become(input, now);
    }

    final void become(CampaignInput input, Instant now) {
        name = input.name();
        kind = input.worth().kind();
        value = input.worth().value();
        currency = input.worth().currency();
        parks = input.parks().stream().distinct().toArray(UUID[]::new);
        stackable = input.stackable();
        validFrom = input.validFrom() == null ? now : input.validFrom();
        validUntil = input.validUntil();
        quantity = input.quantity();
        suspended = input.suspended();
    }

    Worth worth() {
        return new Worth(kind, value, currency);
    }

    List<UUID> parkIds() {
        return List.of(parks);
    }
}
