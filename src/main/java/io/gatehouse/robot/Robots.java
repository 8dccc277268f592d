package io.gatehouse.robot;

import io.gatehouse.platform.SetUpRows;
import jakarta.enterprise.context.ApplicationScoped;

/** The robots in the database. */
@ApplicationScoped
public class Robots implements SetUpRows<Robot> {

    @Override
    public String noun() {
        return "robot";
    }
}
