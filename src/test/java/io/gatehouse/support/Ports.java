package io.gatehouse.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on the loopback address. */
public final class Ports {
    private Ports() {}

    /** The wanted port if it can be had, a free one if 0 is wanted. */
    public static int claim(int wanted, String user) {
        try (var socket = new ServerSocket()) {
            // a port whose last connections are still in TIME_WAIT is free: PostgreSQL and the broker think so too
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BackboneException(
                    "port " + wanted + " on 127.0.0.1 is taken: " + user + " cannot start there", e);
        }
    }
}
