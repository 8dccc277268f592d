package io.gatehouse.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged application in a process of its own, told by its environment where everything is, as in production. */
public final class Instance implements AutoCloseable {
    private static final long STOP_SECONDS = 10;
    private static final long LOOK_AGAIN_MILLIS = 100;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final URI address;

    private Instance(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * @param jar {@code quarkus-run.jar}
     * @param log to which it appends what it says
     * @param options of its Java
     */
    public static Instance start(Path jar, Path log, Map<String, String> environment, String... options)
            throws IOException {
        var line = Stream.of(List.of(java().toString()), List.of(options), List.of("-jar", jar.toString()))
                .flatMap(List::stream)
                .toList();
        var command = new ProcessBuilder(line);
        command.environment().putAll(environment);
        command.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        return new Instance(command.start(), URI.create(environment.get("GATEHOUSE_PUBLIC_URL")));
    }

    /** The Java that runs this runs it. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    public URI address() {
        return address;
    }

    public Process process() {
        return process;
    }

    /** Whether it said that it is ready before it died, or this time was over. */
    public boolean awaitReady(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }

    public boolean ready() throws InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return process.isAlive()
                    && HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** As a machine that loses its power: SIGKILL. Returns when it is dead. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As a machine that stands still: it does nothing, and its connections stay (SIGSTOP). */
    public void freeze() {
        signal("STOP");
    }

    /** It goes on as if nothing had happened. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
            if (sent.waitFor() != 0) {
                throw new IllegalStateException("no process took the signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(process.toHandle());
    }

    /** Asks it to end, and makes it when it does not. */
    public static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (Exception tooSlow) {
            process.destroyForcibly();
        }
    }
}
