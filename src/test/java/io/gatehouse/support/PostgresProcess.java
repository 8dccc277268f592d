package io.gatehouse.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The embedded PostgreSQL's processes, as somebody at its machine sees them: stopped, started again, frozen, thawed. */
final class PostgresProcess {
    private static final long STOP_SECONDS = 20;

    private final Path data;
    private final Path log;
    private List<String> line = List.of();

    PostgresProcess(Path data, Path log) {
        this.data = data;
        this.log = log;
    }

    /** @param signal INT: it closes all sessions and ends; QUIT: it falls down, and recovers when it is started again */
    void stop(String signal) {
        var postmaster = postmaster();
        line = commandLine(postmaster);
        signal(signal, List.of(postmaster));
        try {
            postmaster.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL does not stop", e);
        }
    }

    /** With what it was started with before; it does not run as root, unless it takes itself for somebody else. */
    void start() {
        boolean root = "root".equals(System.getProperty("user.name"));
        var command = new ArrayList<>(root ? List.of("unshare", "-U") : List.<String>of());
        command.addAll(line);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void freeze() {
        signal("STOP", all());
    }

    void thaw() {
        signal("CONT", all());
    }

    private List<ProcessHandle> all() {
        var postmaster = postmaster();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    private ProcessHandle postmaster() {
        try {
            var pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> commandLine(ProcessHandle process) {
        var info = process.info();
        return Stream.concat(info.command().stream(), Stream.of(info.arguments().orElseThrow()))
                .toList();
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
