package io.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PhotoTypeTest {

    private static final byte[] JPEG = Photos.jpeg(1);
    private static final byte[] PNG = Photos.png(1);

    @Test
    void real_pictures_are_known() {
        assertEquals(Optional.of(PhotoType.JPEG), PhotoType.of(JPEG));
        assertEquals(Optional.of(PhotoType.PNG), PhotoType.of(PNG));
    }

    @Test
    void what_a_camera_writes_behind_the_picture_does_no_harm() {
        assertEquals(Optional.of(PhotoType.JPEG), PhotoType.of(Arrays.copyOf(JPEG, JPEG.length + 100)));
        assertEquals(Optional.of(PhotoType.PNG), PhotoType.of(Arrays.copyOf(PNG, PNG.length + 100)));
    }

    @Property(tries = 300)
    void a_picture_that_was_cut_off_is_none(@ForAll @IntRange(max = 1_000_000) int at) {
        assertTrue(PhotoType.of(Arrays.copyOf(JPEG, at % JPEG.length)).isEmpty());
        assertTrue(PhotoType.of(Arrays.copyOf(PNG, at % PNG.length)).isEmpty());
    }

    @Property(tries = 300)
    void random_bytes_behind_a_right_beginning_are_no_picture(@ForAll @Size(max = 60) byte[] noise) {
        assertTrue(PhotoType.of(joined(new byte[] {(byte) 0xff, (byte) 0xd8}, noise))
                .isEmpty());
        assertTrue(PhotoType.of(joined(Arrays.copyOf(PNG, 8), noise)).isEmpty());
    }

    @Test
    void a_picture_without_a_size_is_none() {
        var flat = PNG.clone();
        Arrays.fill(flat, 16, 20, (byte) 0);
        assertTrue(PhotoType.of(flat).isEmpty());
    }

    @Test
    void other_files_are_no_pictures() {
        for (var text : new String[] {"", "GIF89a", "<svg/>", "%PDF-1.7", "<html><script>alert(1)</script>"}) {
            assertTrue(PhotoType.of(text.getBytes()).isEmpty(), text);
        }
    }

    private static byte[] joined(byte[] start, byte[] rest) {
        return ByteBuffer.allocate(start.length + rest.length)
                .put(start)
                .put(rest)
                .array();
    }
}
