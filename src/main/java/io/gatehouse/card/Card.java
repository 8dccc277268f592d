package io.gatehouse.card;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A card, as it is set up. For which days it is valid is not: that happens, by its first period and its renewals. */
@Entity
@Table(name = "card")
public class Card extends TenantOwned {

    @Column(name = "park_id", updatable = false)
    public UUID parkId;

    public String number;
    public String holder;
    public String phone;

    /** Normalised. There may be more of them than spaces (多位多车). */
    public String[] plates;

    public int spaces;

    /** What a month costs, in minor units of the park's currency. */
    @Column(name = "month_amount")
    public long monthAmount;

    public boolean suspended;

    protected Card() {}

    Card(UUID tenantId, Instant now, CardInput input) {
        super(tenantId, now);
        parkId = input.parkId();
        become(input);
    }

    final void become(CardInput input) {
        number = input.number();
        holder = input.holder();
        phone = input.phone();
        plates = input.plates().toArray(String[]::new);
        spaces = input.spaces();
        monthAmount = input.monthAmount().amount();
        suspended = input.suspended();
    }
}
