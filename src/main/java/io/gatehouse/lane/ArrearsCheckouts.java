package io.gatehouse.lane;

import io.gatehouse.order.arrears.ArrearsLinks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A reminder leads to the checkout of the passage at which the car was last seen. */
@ApplicationScoped
class ArrearsCheckouts implements ArrearsLinks {

    private final CheckoutTokens tokens;

    ArrearsCheckouts(CheckoutTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String linkTo(UUID tenant, UUID passage, Instant now, Duration validity) {
        return tokens.linkToArrears(tenant, passage, now.plus(validity));
    }
}
