package io.gatehouse.vehicle;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The text of a plate before anything is known about its kind. */
final class PlateText {
    // The middle dots of keyboards, fonts and camera makers; dashes and spaces are found by their Unicode category.
    private static final String DOTS = ".·•・∙⋅‧●。";
    private static final int MINUS = '\u2212';

    // No plate contains these characters, so a sentence with them is a camera's word for "none".
    private static final List<String> NONE_WITHIN =
            List.of("无牌", "無牌", "无车牌", "無車牌", "无号牌", "识别", "識別", "未知", "未检测", "未悬挂", "未上牌");
    private static final Set<String> NONE = Set.of(
            "",
            "无",
            "無",
            "NONE",
            "NULL",
            "NA",
            "UNKNOWN",
            "NOPLATE",
            "UNPLATED",
            "UNLICENSED",
            "UNRECOGNIZED",
            "UNRECOGNISED");

    private PlateText() {}

    /** Half width, upper case, without spaces, dots, dashes and what cannot be seen. */
    static String plain(String read) {
        String stripped = read.strip();
        stripped.codePoints().forEach(PlateText::refuseControl);
        String upper = normal(stripped).toUpperCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(upper.length());
        upper.codePoints().filter(sign -> !separates(sign)).forEach(kept::appendCodePoint);
        return normal(kept);
    }

    /** Whether a plain text is blank, or says that no plate was found. */
    static boolean saysNone(String plain) {
        StringBuilder words = new StringBuilder(plain.length());
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(words::appendCodePoint);
        String said = words.toString();
        return NONE.contains(said) || NONE_WITHIN.stream().anyMatch(said::contains);
    }

    private static String normal(CharSequence text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    // Neither can be stored or shown: PostgreSQL takes no NUL and no half of a surrogate pair.
    private static void refuseControl(int sign) {
        int type = Character.getType(sign);
        if (type == Character.CONTROL || type == Character.SURROGATE) {
            throw new IllegalArgumentException("A plate must not contain control characters: U+%04X".formatted(sign));
        }
    }

    private static boolean separates(int sign) {
        int type = Character.getType(sign);
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || type == Character.DASH_PUNCTUATION
                || type == Character.FORMAT
                || sign == MINUS
                || DOTS.indexOf(sign) >= 0;
    }
}
