package io.gatehouse.platform;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** A range of addresses; and which of them are of the public internet. */
record IpNetwork(byte[] first, int bits) {

    // spotless:off
    /** What is not public of IPv4 (IANA's special-purpose registry, and the addresses where clouds keep their secrets). */
    private static final List<IpNetwork> NOT_PUBLIC_4 = all(
            "0.0.0.0/8",         // this network, unspecified
            "10.0.0.0/8",        // private
            "100.64.0.0/10",     // between a provider and its customers; a cloud's metadata
            "127.0.0.0/8",       // loopback
            "168.63.129.16/32",  // a cloud's own host
            "169.254.0.0/16",    // link-local; metadata
            "172.16.0.0/12",     // private
            "192.0.0.0/24",      // protocols
            "192.0.2.0/24",      // documentation
            "192.88.99.0/24",    // relays of 6to4
            "192.168.0.0/16",    // private
            "198.18.0.0/15",     // benchmarks
            "198.51.100.0/24",   // documentation
            "203.0.113.0/24",    // documentation
            "224.0.0.0/4",       // multicast
            "240.0.0.0/4");      // reserved, broadcast

    /** Everything public of IPv6 is inside; mapped, compatible, translated, unique local, link-local ones are not. */
    private static final IpNetwork GLOBAL_6 = of("2000::/3");

    private static final List<IpNetwork> NOT_PUBLIC_6 = all(
            "2001::/23",         // protocols: Teredo, ORCHID, benchmarks
            "2001:db8::/32",     // documentation
            "2002::/16",         // 6to4: any IPv4 address by another name
            "3fff::/20");        // documentation
    // spotless:on

    /** @param network e.g. {@code 10.0.0.0/8} */
    static IpNetwork of(String network) {
        var parts = network.split("/");
        return new IpNetwork(NetUtil.createByteArrayFromIpAddressString(parts[0]), Integer.parseInt(parts[1]));
    }

    private static List<IpNetwork> all(String... networks) {
        return Stream.of(networks).map(IpNetwork::of).toList();
    }

    static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    static boolean isPublic(byte[] address) {
        return address.length == 4
                ? NOT_PUBLIC_4.stream().noneMatch(network -> network.contains(address))
                : GLOBAL_6.contains(address) && NOT_PUBLIC_6.stream().noneMatch(network -> network.contains(address));
    }

    boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
