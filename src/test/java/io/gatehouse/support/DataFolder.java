package io.gatehouse.support;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The folder in which a backbone keeps its data; one process at a time has it. */
final class DataFolder implements AutoCloseable {
    private final Path root;
    private final boolean temporary;
    private final FileChannel lock;

    private DataFolder(Path root, boolean temporary) throws IOException {
        this.root = root;
        this.temporary = temporary;
        Files.createDirectories(root);
        lock = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    static DataFolder claim(Path kept) {
        try {
            var folder = kept == null
                    ? new DataFolder(Files.createTempDirectory("gatehouse-"), true)
                    : new DataFolder(kept.toAbsolutePath().normalize(), false);
            folder.lockOrFail();
            return folder;
        } catch (IOException e) {
            throw new BackboneException("data folder " + kept + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void lockOrFail() throws IOException {
        if (!tryLock()) {
            lock.close();
            throw new BackboneException("data folder " + root + " is locked by another process that uses it");
        }
        stopOrphan();
    }

    private boolean tryLock() throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path database() {
        return root.resolve("postgresql");
    }

    Path databaseLog() {
        return root.resolve("postgresql.log");
    }

    Path broker() {
        return root.resolve("broker");
    }

    /** A run that was killed leaves its database behind; we hold the lock, so it is nobody's. */
    private void stopOrphan() throws IOException {
        var orphan = orphan();
        if (orphan.isPresent()) {
            orphan.get().destroy();
            try {
                orphan.get().onExit().get(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new BackboneException("a database of an earlier run (process "
                        + orphan.get().pid() + ") still uses " + root + ": stop it, then start again");
            }
        }
    }

    private Optional<ProcessHandle> orphan() throws IOException {
        var pidFile = database().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var pid = Files.readAllLines(pidFile).get(0).trim();
        // the number may have been given to another program since
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }

    @Override
    public void close() throws IOException {
        lock.close();
        if (temporary) {
            delete();
        }
    }

    private void delete() throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
