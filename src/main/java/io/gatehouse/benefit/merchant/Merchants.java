package io.gatehouse.benefit.merchant;

import io.gatehouse.platform.SetUpRows;
import jakarta.enterprise.context.ApplicationScoped;

/** The merchants in the database. */
@ApplicationScoped
public class Merchants implements SetUpRows<Merchant> {

    @Override
    public String noun() {
        return "merchant";
    }
}
