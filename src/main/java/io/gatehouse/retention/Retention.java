package io.gatehouse.retention;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** How long a tenant keeps its history; every tenant has one from its beginning. */
@Entity
@Table(name = "retention")
public class Retention extends TenantOwned {

    @Column(name = "photo_days")
    public int photoDays;

    @Column(name = "passage_months")
    public int passageMonths;

    protected Retention() {}

    void become(RetentionInput input) {
        photoDays = input.photoDays();
        passageMonths = input.passageMonths();
    }
}
