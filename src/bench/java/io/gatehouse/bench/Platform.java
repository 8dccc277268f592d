package io.gatehouse.bench;

import io.gatehouse.support.Backbone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged application in a process of its own, and what it costs. */
final class Platform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final URI address;
    private final Duration started;

    private Platform(Process process, URI address, Duration started) {
        this.process = process;
        this.address = address;
        this.started = started;
    }

    /** Returns when it is ready. @param folder for its log, key and photos */
    static Platform start(Path application, Backbone backbone, Path folder) {
        int port = freePort();
        var address = URI.create("http://localhost:" + port);
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", application.toString());
        command.environment().putAll(Settings.of(backbone, folder, port));
        command.redirectErrorStream(true)
                .redirectOutput(
                        Redirect.appendTo(folder.resolve("gatehouse.log").toFile()));
        long begun = System.nanoTime();
        try {
            var process = command.start();
            awaitReady(process, address, folder);
            return new Platform(process, address, Duration.ofNanos(System.nanoTime() - begun));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void awaitReady(Process process, URI address, Path folder) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready(address)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("it did not start, see " + folder.resolve("gatehouse.log"));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean ready(URI address) {
        var question =
                HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
        try {
            return HttpClient.newHttpClient()
                            .send(question, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI address() {
        return address;
    }

    /** From its process's start until it was ready. */
    Duration started() {
        return started;
    }

    /** How much memory it holds, in MiB (resident set). */
    long memory() {
        return Usage.of(process.toHandle()).mebibytes();
    }

    /** How many seconds of the processor it has used. */
    double processor() {
        return Usage.of(process.toHandle()).seconds();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
