package io.gatehouse.park;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A car park: where it is, how many cars it takes, and by which rules. */
@Entity
@Table(name = "park")
public class Park extends TenantOwned {

    /** Null: it is served alone. */
    @Column(name = "group_id")
    public UUID groupId;

    public String code;
    public String name;
    public String address;
    public Double latitude;
    public Double longitude;

    @Column(name = "time_zone")
    public String timeZone;

    @JdbcTypeCode(SqlTypes.CHAR)
    public String currency;

    public int capacity;

    @Enumerated(EnumType.STRING)
    public Admission admission;

    @JdbcTypeCode(SqlTypes.JSON)
    public ParkRules rules;

    @JdbcTypeCode(SqlTypes.JSON)
    public ParkCalendar calendar;

    @JdbcTypeCode(SqlTypes.JSON)
    ParkContacts contacts;

    protected Park() {}

    Park(UUID tenantId, Instant now, ParkInput input) {
        super(tenantId, now);
        become(input);
    }

    final void become(ParkInput input) {
        groupId = input.groupId();
        code = input.code();
        name = input.name();
        address = input.address();
        latitude = input.latitude();
        longitude = input.longitude();
        timeZone = input.timeZone();
        currency = input.currency();
        capacity = input.capacity();
        admission = input.admission();
        rules = input.rules();
        calendar = input.calendar();
        contacts = new ParkContacts(input.contacts());
    }

    public List<ParkContact> contacts() {
        return contacts.people();
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
