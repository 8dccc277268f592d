package io.gatehouse.simulator.wire;

/** Where a deployment's MQTT broker is. */
public record Broker(String host, int port, boolean tls) {
    public static Broker at(String host, int port) {
        return new Broker(host, port, false);
    }
}
