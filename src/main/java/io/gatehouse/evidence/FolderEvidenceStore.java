package io.gatehouse.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Photos in a folder, which all instances share. */
final class FolderEvidenceStore implements EvidenceStore {

    private final Path folder;

    FolderEvidenceStore(Path folder) {
        this.folder = folder;
    }

    /** Written beside its place, and moved there when it is all on the disk: no reader ever sees half a photo. */
    @Override
    public void write(String name, byte[] photo) throws IOException {
        var place = folder.resolve(name);
        Files.createDirectories(place.getParent());
        var beside = Files.createTempFile(place.getParent(), ".upload", null);
        try {
            fill(beside, photo);
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void fill(Path file, byte[] photo) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(photo);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    @Override
    public void erase(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }
}
