package io.gatehouse.robot;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A camera that looks at a lane. */
@Entity
@Table(name = "camera")
public class Camera extends TenantOwned {

    @Column(name = "lane_id")
    public UUID laneId;

    public String name;

    @Enumerated(EnumType.STRING)
    public CameraKind kind;

    public String maker;
    public String serial;
    public Integer channel;

    protected Camera() {}

    Camera(UUID tenantId, Instant now, CameraInput input) {
        super(tenantId, now);
        become(input);
    }

    final void become(CameraInput input) {
        laneId = input.laneId();
        name = input.name();
        kind = input.kind();
        maker = input.maker();
        serial = input.serial();
        channel = input.channel();
    }
}
