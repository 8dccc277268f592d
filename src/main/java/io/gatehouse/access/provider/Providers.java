package io.gatehouse.access.provider;

import io.gatehouse.platform.SetUpRows;
import jakarta.enterprise.context.ApplicationScoped;

/** The tenants' identity providers in the database. */
@ApplicationScoped
public class Providers implements SetUpRows<Provider> {

    @Override
    public String noun() {
        return "identity-provider";
    }
}
