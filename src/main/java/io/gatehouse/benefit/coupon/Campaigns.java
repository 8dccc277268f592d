package io.gatehouse.benefit.coupon;

import io.gatehouse.platform.SetUpRows;
import jakarta.enterprise.context.ApplicationScoped;

/** The campaigns in the database. */
@ApplicationScoped
public class Campaigns implements SetUpRows<Campaign> {

    @Override
    public String noun() {
        return "campaign";
    }
}
