package io.gatehouse.demo;

import io.gatehouse.support.Backbone;
import io.gatehouse.support.Installation;
import io.gatehouse.support.Installation.Secrets;
import io.gatehouse.support.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The one instance of the demo. */
final class Application implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);

    private final Instance instance;
    private final DemoOptions options;

    private Application(Instance instance, DemoOptions options) {
        this.instance = instance;
        this.options = options;
    }

    static Application start(DemoOptions options, Backbone backbone, Keys keys) {
        try {
            Files.deleteIfExists(options.log());
            var environment = installation(options, backbone, keys).environment(options.httpPort());
            var instance = Instance.start(options.application(), options.log(), environment);
            Files.writeString(
                    pidFile(options), String.valueOf(instance.process().pid()));
            return new Application(instance, options);
        } catch (IOException e) {
            throw new DemoException("the application cannot be started: " + e.getMessage());
        }
    }

    private static Installation installation(DemoOptions options, Backbone backbone, Keys keys) {
        return new Installation(
                backbone,
                backbone.database().port(),
                backbone.broker().port(),
                keys.publicKey(),
                options.evidence(),
                new Secrets(keys.secret("secret"), keys.clientsKey(), keys.secret("sandbox")));
    }

    /** What must be so before anything is started. */
    static void check(DemoOptions options) {
        if (Runtime.version().feature() < 17) {
            throw new DemoException(
                    "this is Java " + Runtime.version().feature() + ": set JAVA_HOME to a JDK of 17 or later");
        }
        if (!Files.isExecutable(Instance.java())) {
            throw new DemoException(Instance.java() + " cannot be executed: set JAVA_HOME to a JDK of 17 or later");
        }
        if (!Files.exists(options.application())) {
            throw new DemoException("no packaged application at " + options.application()
                    + ": run `mvn -q -DskipTests package exec:java` in the project's folder");
        }
    }

    /**
     * A run that was killed leaves its application behind, and that keeps the database from stopping. If nobody holds the
     * folder, it is nobody's.
     */
    static void stopOrphan(DemoOptions options) {
        try (var lock = FileChannel.open(options.folder().resolve("lock"), StandardOpenOption.WRITE)) {
            if (lock.tryLock() != null) {
                orphan(options).ifPresent(Instance::stop);
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
        if (!instance.awaitReady(START)) {
            throw new DemoException(
                    instance.process().isAlive()
                            ? "the application is not ready after " + START.toSeconds() + " s, see " + options.log()
                            : "the application died at its start: " + LastWords.in(options.log()) + " (see "
                                    + options.log() + ")");
        }
        return this;
    }

    /** Returns when this time is over (null: never), fails when the application has ended before. */
    void watch(Duration timeOrNull) throws InterruptedException {
        boolean ended;
        if (timeOrNull == null) {
            instance.process().waitFor();
            ended = true;
        } else {
            ended = instance.process().waitFor(timeOrNull.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (ended) {
            throw new DemoException("the application has ended: " + LastWords.in(options.log()));
        }
    }

    @Override
    public void close() {
        instance.close();
        try {
            Files.deleteIfExists(pidFile(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
