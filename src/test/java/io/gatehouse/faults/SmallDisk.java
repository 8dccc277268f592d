package io.gatehouse.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system of some mebibytes over a folder, which can be filled; Linux lets only root have one. */
final class SmallDisk implements AutoCloseable {
    private static final int MEBIBYTES = 8;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static Optional<SmallDisk> at(Path folder) throws InterruptedException {
        boolean mounted = done("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "gatehouse", folder.toString());
        return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    /** Not a byte more can be written. @return what takes the place, to be deleted */
    Path fill() throws IOException {
        var ballast = folder.resolve("ballast");
        try (var out = Files.newOutputStream(ballast)) {
            var some = new byte[4096];
            for (int written = 0; written <= MEBIBYTES * 1024 * 1024; written += some.length) {
                out.write(some);
            }
        } catch (IOException full) {
            return ballast;
        }
        throw new IllegalStateException(folder + " took more than it holds");
    }

    private static boolean done(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            done("umount", "--lazy", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
