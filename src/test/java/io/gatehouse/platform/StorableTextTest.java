package io.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StorableTextTest {

    @Test
    void ordinary_text_is_storable() {
        assertTrue(storable("{\"plate\":\"粤B12345\",\"remark\":\"🚗 \\\"quoted\\\" \\n \\u4eac\"}"));
    }

    @Test
    void an_escaped_pair_of_surrogates_is_one_character() {
        assertTrue(storable("{\"remark\":\"\\ud83d\\ude97\"}"));
    }

    @Test
    void an_escaped_backslash_before_u0000_is_no_nul() {
        assertTrue(storable("{\"remark\":\"\\\\u0000\"}"));
    }

    @Test
    void a_nul_is_not_storable() {
        assertFalse(storable("{\"remark\":\"a\\u0000b\"}"));
        assertFalse(storable("{\"remark\":\"\\\\\\u0000\"}"));
    }

    @Test
    void half_of_a_pair_is_not_storable() {
        assertFalse(storable("{\"remark\":\"\\ud83d\"}"));
        assertFalse(storable("{\"remark\":\"\\ude97\\ud83d\"}"));
    }

    @Test
    void bytes_that_are_no_utf8_are_not_storable() {
        assertFalse(StorableText.isJsonStorable(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}));
        assertFalse(StorableText.isJsonStorable(new byte[] {'"', (byte) 0xff, '"'}));
    }

    private static boolean storable(String json) {
        return StorableText.isJsonStorable(json.getBytes(StandardCharsets.UTF_8));
    }
}
