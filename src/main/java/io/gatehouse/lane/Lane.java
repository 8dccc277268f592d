package io.gatehouse.lane;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One way in or out of a park, with its own gate. */
@Entity
@Table(name = "lane")
public class Lane extends TenantOwned {

    @Column(name = "park_id", updatable = false)
    public UUID parkId;

    public String code;
    public String name;

    @Enumerated(EnumType.STRING)
    public Direction direction;

    protected Lane() {}

    Lane(UUID tenantId, Instant now, LaneInput input) {
        super(tenantId, now);
        parkId = input.parkId();
        become(input);
    }

    final void become(LaneInput input) {
        code = input.code();
        name = input.name();
        direction = input.direction();
    }
}
