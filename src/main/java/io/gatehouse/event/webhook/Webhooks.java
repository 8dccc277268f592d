package io.gatehouse.event.webhook;

import io.gatehouse.platform.SetUpRows;
import jakarta.enterprise.context.ApplicationScoped;

/** Webhooks as they are set up. */
@ApplicationScoped
class Webhooks implements SetUpRows<Webhook> {

    @Override
    public String noun() {
        return "webhook";
    }
}
