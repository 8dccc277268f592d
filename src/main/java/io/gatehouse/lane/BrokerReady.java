package io.gatehouse.lane;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while robots can be heard. */
@Readiness
@ApplicationScoped
class BrokerReady implements HealthCheck {

    private final LaneMqtt mqtt;

    BrokerReady(LaneMqtt mqtt) {
        this.mqtt = mqtt;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker").status(mqtt.isConnected()).build();
    }
}
