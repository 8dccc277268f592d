package io.gatehouse.robot;

import io.gatehouse.platform.RandomSecret;
import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;

/** The machine at a lane: camera, loop, gate, screen and voice under one name on the wire. */
@Entity
@Table(name = "robot")
public class Robot extends TenantOwned {

    @Column(name = "lane_id")
    public UUID laneId;

    /** Its name on the wire, once among all tenants. */
    public String code;

    public String name;
    public String phone;

    @Enumerated(EnumType.STRING)
    public Transport transport;

    /** Of the device that speaks for it, where that has a name of its own; null: its code. */
    public String serial;

    /** The input of a VZICLOUD device to which the loop at the gate is wired; null: none is. */
    @Column(name = "loop_input")
    public Integer loopInput;

    /** … and the loop behind the gate. */
    @Column(name = "passed_input")
    public Integer passedInput;

    /** Hex SHA-256 of the secret it connects with; null: it cannot connect. */
    @Column(name = "secret_hash")
    String secretHash;

    /** The park of its lane, which the database derives. */
    @Formula("(select l.park_id from lane l where l.id = lane_id)")
    UUID parkId;

    /** Only to filter by: what it reports of itself is read by {@link RobotStates}. */
    @Formula("coalesce((select s.presence from robot_state s where s.code = code), 'OFFLINE')")
    @Enumerated(EnumType.STRING)
    Presence presence;

    protected Robot() {}

    Robot(UUID tenantId, Instant now, RobotInput input) {
        super(tenantId, now);
        become(input);
    }

    final void become(RobotInput input) {
        laneId = input.laneId();
        code = input.code();
        name = input.name();
        phone = input.phone();
        transport = input.transport();
        serial = input.serial();
        loopInput = input.loopInput();
        passedInput = input.passedInput();
    }

    final void admitWith(RandomSecret secret) {
        secretHash = secret.hash();
    }

    /** It cannot connect any more. */
    final void revoke() {
        secretHash = null;
    }
}
