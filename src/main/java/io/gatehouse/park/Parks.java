package io.gatehouse.park;

import io.gatehouse.platform.SetUpRows;
import jakarta.enterprise.context.ApplicationScoped;

/** The car parks in the database. */
@ApplicationScoped
public class Parks implements SetUpRows<Park> {

    @Override
    public String noun() {
        return "park";
    }
}
