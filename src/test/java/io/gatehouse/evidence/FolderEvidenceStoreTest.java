package io.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderEvidenceStoreTest {

    @TempDir
    Path folder;

    @Test
    void what_was_written_is_read_and_nothing_lies_beside_it() throws IOException {
        var store = new FolderEvidenceStore(folder);
        store.write("tenant/day/one", new byte[] {1, 2, 3});
        store.write("tenant/day/one", new byte[] {4, 5});
        assertArrayEquals(new byte[] {4, 5}, store.read("tenant/day/one").orElseThrow());
        assertEquals(List.of("one"), names(folder.resolve("tenant/day")));
    }

    @Test
    void what_was_never_written_is_not_there() throws IOException {
        assertTrue(new FolderEvidenceStore(folder).read("tenant/day/none").isEmpty());
    }

    @Test
    void a_write_that_fails_leaves_nothing_behind() throws IOException {
        Files.createDirectories(folder.resolve("day/one/occupied"));
        var store = new FolderEvidenceStore(folder);
        assertThrows(IOException.class, () -> store.write("day/one", new byte[] {1}));
        assertEquals(List.of("one"), names(folder.resolve("day")));
    }

    private static List<String> names(Path of) throws IOException {
        try (var files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
