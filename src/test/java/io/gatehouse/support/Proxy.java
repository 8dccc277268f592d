package io.gatehouse.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Stands between a client and a server on this machine: it can be slow, cut what is connected, and refuse who comes. */
public final class Proxy implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final int port;
    private final Supplier<List<Integer>> targets;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;
    private volatile long delayMillis;

    /** @param targets ports of whom it leads to, by turns; who does not answer is passed over */
    public Proxy(Supplier<List<Integer>> targets) {
        this.port = Ports.claim(0, "a proxy");
        this.targets = targets;
        accept();
    }

    public int port() {
        return port;
    }

    /** From now on everything takes this much longer, in each direction. */
    public void delay(Duration by) {
        delayMillis = by.toMillis();
    }

    /** Breaks off whatever is connected. */
    public void cut() {
        sockets.forEach(Proxy::close);
        sockets.clear();
    }

    /** Nobody comes in any more, and who is in goes out. */
    public void refuse() {
        close(door);
        cut();
    }

    public void accept() {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            door = opened;
            daemon(() -> welcome(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void welcome(ServerSocket at) {
        try {
            while (true) {
                var client = at.accept();
                daemon(() -> join(client));
            }
        } catch (IOException closed) {
            // refused from now on
        }
    }

    private void join(Socket client) {
        var server = connected();
        if (server == null) {
            close(client);
            return;
        }
        sockets.add(client);
        sockets.add(server);
        daemon(() -> carry(client, server));
        daemon(() -> carry(server, client));
    }

    private Socket connected() {
        var all = targets.get();
        int first = turn.getAndIncrement();
        for (int next = 0; next < all.size(); next++) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), all.get(Math.floorMod(first + next, all.size())));
            } catch (IOException away) {
                // the next one
            }
        }
        return null;
    }

    private void carry(Socket from, Socket to) {
        var chunk = new byte[CHUNK];
        try {
            from.setTcpNoDelay(true);
            for (int length = from.getInputStream().read(chunk);
                    length >= 0;
                    length = from.getInputStream().read(chunk)) {
                to.getOutputStream().write(chunk, 0, delayed(from, chunk, length));
            }
        } catch (IOException | InterruptedException cut) {
            // the other side learns it below
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** What came meanwhile arrives together with it. */
    private int delayed(Socket from, byte[] chunk, int length) throws IOException, InterruptedException {
        if (delayMillis == 0) {
            return length;
        }
        Thread.sleep(delayMillis);
        int more = Math.min(from.getInputStream().available(), chunk.length - length);
        return length + (more > 0 ? from.getInputStream().read(chunk, length, more) : 0);
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // it is closed
        }
    }

    @Override
    public void close() {
        refuse();
    }
}
