package io.gatehouse.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host; it may wait. */
public interface NameLookup {

    List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
