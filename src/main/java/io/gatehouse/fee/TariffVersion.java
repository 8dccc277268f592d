package io.gatehouse.fee;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A park's tariff from one moment on, until the next version's moment. */
@Entity
@Table(name = "tariff")
public class TariffVersion extends TenantOwned {

    @Column(name = "park_id", updatable = false)
    public UUID parkId;

    public String name;

    @Column(name = "effective_from")
    public Instant effectiveFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    public Tariff definition;

    protected TariffVersion() {}

    TariffVersion(UUID tenantId, Instant now, TariffInput input) {
        super(tenantId, now);
        parkId = input.parkId();
        become(input, now);
    }

    final void become(TariffInput input, Instant now) {
        name = input.name();
        effectiveFrom = input.effectiveFrom() == null ? now : input.effectiveFrom();
        definition = input.definition();
    }

    /** Stays are charged by it: it does not change any more. */
    boolean inForce(Instant now) {
        return !effectiveFrom.isAfter(now);
    }
}
