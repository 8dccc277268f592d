package io.gatehouse.park;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Parks that are served together, perhaps inside a wider group. */
@Entity
@Table(name = "park_group")
public class ParkGroup extends TenantOwned {

    public String name;

    @Column(name = "parent_id")
    public UUID parentId;

    protected ParkGroup() {}

    ParkGroup(UUID tenantId, Instant now, ParkGroupInput input) {
        super(tenantId, now);
        become(input);
    }

    final void become(ParkGroupInput input) {
        name = input.name();
        parentId = input.parentId();
    }
}
