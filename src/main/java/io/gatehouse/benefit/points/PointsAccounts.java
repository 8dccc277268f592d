package io.gatehouse.benefit.points;

import io.gatehouse.platform.SetUpRows;
import jakarta.enterprise.context.ApplicationScoped;

/** The points accounts in the database. */
@ApplicationScoped
public class PointsAccounts implements SetUpRows<PointsAccount> {

    @Override
    public String noun() {
        return "points-account";
    }
}
