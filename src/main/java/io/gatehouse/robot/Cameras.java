package io.gatehouse.robot;

import io.gatehouse.platform.SetUpRows;
import jakarta.enterprise.context.ApplicationScoped;

/** The cameras in the database. */
@ApplicationScoped
public class Cameras implements SetUpRows<Camera> {

    @Override
    public String noun() {
        return "camera";
    }
}
