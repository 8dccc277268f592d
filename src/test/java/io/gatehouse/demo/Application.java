package io.gatehouse.demo;

import io.gatehouse.support.Backbone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packaged application in a process of its own, told by its environment where everything is, as in production. */
final class Application implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final long STOP_SECONDS = 10;
    private static final long LOOK_AGAIN_MILLIS = 200;

    private final Process process;
    private final DemoOptions options;

    private Application(Process process, DemoOptions options) {
        this.process = process;
        this.options = options;
    }

    static Application start(DemoOptions options, Backbone backbone, Keys keys) {
        var command = new ProcessBuilder(
                java().toString(), "-jar", options.application().toString());
        command.environment().putAll(Environment.of(options, backbone, keys));
        command.redirectErrorStream(true)
                .redirectOutput(Redirect.to(options.log().toFile()));
        try {
            var application = new Application(command.start(), options);
            Files.writeString(pidFile(options), String.valueOf(application.process.pid()));
            return application;
        } catch (IOException e) {
            throw new DemoException("the application cannot be started: " + e.getMessage());
        }
    }

    /** What must be so before anything is started. */
    static void check(DemoOptions options) {
        if (Runtime.version().feature() < 17) {
            throw new DemoException(
                    "this is Java " + Runtime.version().feature() + ": set JAVA_HOME to a JDK of 17 or later");
        }
        if (!Files.isExecutable(java())) {
            throw new DemoException(java() + " cannot be executed: set JAVA_HOME to a JDK of 17 or later");
        }
        if (!Files.exists(options.application())) {
            throw new DemoException("no packaged application at " + options.application()
                    + ": run `mvn -q -DskipTests package exec:java` in the project's folder");
        }
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /**
     * A run that was killed leaves its application behind, and that keeps the database from stopping. If nobody holds the
     * folder, it is nobody's.
     */
    static void stopOrphan(DemoOptions options) {
        try (var lock = FileChannel.open(options.folder().resolve("lock"), StandardOpenOption.WRITE)) {
            if (lock.tryLock() != null) {
                orphan(options).ifPresent(Application::stop);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // never started yet, or somebody's: then the backbone says so
        }
    }

    private static Optional<ProcessHandle> orphan(DemoOptions options) throws IOException {
        var pid = Files.exists(pidFile(options))
                ? Files.readString(pidFile(options)).strip()
                : "";
        return Optional.of(pid)
                .filter(text -> text.matches("[0-9]+"))
                .flatMap(text -> ProcessHandle.of(Long.parseLong(text)))
                // the number may have been given to another program since
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains(options.application().toString()));
    }

    private static Path pidFile(DemoOptions options) {
        return options.folder().resolve("gatehouse.pid");
    }

    /** Returns when it says that it is ready. */
    Application awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!ready()) {
            if (!process.isAlive()) {
                throw new DemoException("the application died at its start: " + LastWords.in(options.log()) + " (see "
                        + options.log() + ")");
            }
            if (System.nanoTime() > end) {
                throw new DemoException(
                        "the application is not ready after " + START.toSeconds() + " s, see " + options.log());
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return this;
    }

    private boolean ready() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(options.url() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
            return process.isAlive() && answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns when this time is over (null: never), fails when the application has ended before. */
    void watch(Duration timeOrNull) throws InterruptedException {
        boolean ended;
        if (timeOrNull == null) {
            process.waitFor();
            ended = true;
        } else {
            ended = process.waitFor(timeOrNull.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (ended) {
            throw new DemoException("the application has ended: " + LastWords.in(options.log()));
        }
    }

    @Override
    public void close() {
        stop(process.toHandle());
        try {
            Files.deleteIfExists(pidFile(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (Exception tooSlow) {
            process.destroyForcibly();
        }
    }
}
