package io.gatehouse.lane;

import io.gatehouse.platform.SetUpRows;
import jakarta.enterprise.context.ApplicationScoped;

/** The lanes in the database. */
@ApplicationScoped
public class Lanes implements SetUpRows<Lane> {

    @Override
    public String noun() {
        return "lane";
    }
}
