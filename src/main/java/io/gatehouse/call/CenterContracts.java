package io.gatehouse.call;

import io.gatehouse.platform.SetUpRows;
import jakarta.enterprise.context.ApplicationScoped;

/** The set-up of call centres in the database. */
@ApplicationScoped
class CenterContracts implements SetUpRows<CenterContract> {

    @Override
    public String noun() {
        return "call-center";
    }
}
