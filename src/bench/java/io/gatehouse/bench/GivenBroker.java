package io.gatehouse.bench;

import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.support.Backbone;

/**
 * The broker that is measured: the embedded one, or with {@code -Dgatehouse.bench.broker=host:port} another one that lets
 * everybody in, e.g. Mosquitto with {@code allow_anonymous true}. The name after it, if any, is the report's.
 */
final class GivenBroker {

    private static final String GIVEN = System.getProperty("gatehouse.bench.broker", "");

    private GivenBroker() {}

    static Broker of(Backbone backbone) {
        if (GIVEN.isEmpty()) {
            return Broker.at(backbone.broker().host(), backbone.broker().port());
        }
        var address = GIVEN.split("[:,]");
        return Broker.at(address[0], Integer.parseInt(address[1]));
    }

    static String name() {
        return GIVEN.isEmpty() ? "HiveMQ CE, embedded" : GIVEN.substring(GIVEN.indexOf(',') + 1);
    }
}
