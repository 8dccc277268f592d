package io.gatehouse.platform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Which JSON has only texts that can be kept: PostgreSQL keeps no NUL, and half of a surrogate pair cannot be written as
 * UTF-8. Other escapes, and whether it is JSON at all, are the parser's business.
 */
final class StorableText {

    /** A whole surrogate pair, one other code unit, or any other escape (so that {@code \\u0000} is not taken for a NUL). */
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\\\u[0-9a-fA-F]{4}|\\\\[^u]");

    private static final int CODE_UNIT = 6;

    private StorableText() {}

    static boolean isJsonStorable(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return ESCAPE.matcher(text).results().noneMatch(escape -> isUnstorable(escape.group()));
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static boolean isUnstorable(String escape) {
        if (escape.length() != CODE_UNIT) {
            return false;
        }
        int unit = Integer.parseInt(escape.substring(2), 16);
        return unit == 0 || Character.isSurrogate((char) unit);
    }
}
