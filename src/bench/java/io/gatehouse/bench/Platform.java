package io.gatehouse.bench;

import io.gatehouse.support.Backbone;
import io.gatehouse.support.Installation;
import io.gatehouse.support.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/** The packaged application in a process of its own, and what it costs. */
final class Platform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Instance instance;
    private final Duration started;

    private Platform(Instance instance, Duration started) {
        this.instance = instance;
        this.started = started;
    }

    /** Returns when it is ready. @param folder for its log, key and photos @param java options of its Java */
    static Platform start(Path application, Backbone backbone, Path folder, String... java)
            throws InterruptedException {
        var settings = new HashMap<>(Installation.ofTests(
                        backbone, backbone.database().port(), backbone.broker().port(), folder)
                .environment(freePort()));
        settings.put("GATEHOUSE_DB_URL", backbone.database().reactiveUrl());
        settings.put("GATEHOUSE_SANDBOX_DELAY", "0s");
        var log = folder.resolve("gatehouse.log");
        long begun = System.nanoTime();
        try {
            var instance = Instance.start(application, log, settings, java);
            if (!instance.awaitReady(PATIENCE)) {
                instance.close();
                throw new IllegalStateException("it did not start, see " + log);
            }
            return new Platform(instance, Duration.ofNanos(System.nanoTime() - begun));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
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
        return instance.address();
    }

    /** From its process's start until it was ready. */
    Duration started() {
        return started;
    }

    /** How much memory it holds, in MiB (resident set). */
    long memory() {
        return Usage.of(instance.process().toHandle()).mebibytes();
    }

    /** How many seconds of the processor it has used. */
    double processor() {
        return Usage.of(instance.process().toHandle()).seconds();
    }

    /** It writes its flight recording of the last while into this file. */
    void record(Duration last, Path into) throws InterruptedException {
        try {
            var command = List.of(
                    Instance.java().resolveSibling("jcmd").toString(),
                    String.valueOf(instance.process().pid()),
                    "JFR.dump",
                    "begin=-" + last.toSeconds() + "s",
                    "filename=" + into.toAbsolutePath());
            int status = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("no flight recording: " + command);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        instance.close();
    }
}
