package io.gatehouse.benefit.merchant;

import io.gatehouse.benefit.Worth;
import io.gatehouse.fee.Benefit.Kind;
import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A shop that pays for its customers' parking, as an operator set it up. */
@Entity
@Table(name = "merchant")
public class Merchant extends TenantOwned {

    String name;

    /** Empty: all of the tenant's. */
    UUID[] parks;

    @Enumerated(EnumType.STRING)
    Kind kind;

    long value;
    String currency;
    boolean stackable;

    /** Null: as many as it likes. */
    @Column(name = "daily_count")
    Integer dailyCount;

    /** In minor units; null: as much as it likes. */
    @Column(name = "daily_budget")
    Long dailyBudget;

    boolean suspended;

    protected Merchant() {}

    Merchant(UUID tenantId, Instant now, MerchantInput input) {
        super(tenantId, now);
        become(input);
    }

    final void become(MerchantInput input) {
        name = input.name();
        parks = input.parks().stream().distinct().toArray(UUID[]::new);
        kind = input.worth().kind();
        value = input.worth().value();
        currency = input.worth().currency();
        stackable = input.stackable();
        dailyCount = input.dailyCount();
        dailyBudget = input.dailyBudget() == null ? null : input.dailyBudget().amount();
        suspended = input.suspended();
    }

    Worth worth() {
        return new Worth(kind, value, currency);
    }

    List<UUID> parkIds() {
        return List.of(parks);
    }

    boolean isAt(UUID park) {
        return parks.length == 0 || Arrays.asList(parks).contains(park);
    }
}
