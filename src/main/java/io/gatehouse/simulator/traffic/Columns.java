package io.gatehouse.simulator.traffic;

/** Text in columns on a terminal. */
public final class Columns {
    private static final int FIRST_WIDE = 0x2e80;

    private Columns() {}

    /** Filled up to so many columns; Chinese characters take two. */
    public static String wide(String text, int columns) {
        long width = text.codePoints().map(c -> c >= FIRST_WIDE ? 2 : 1).sum();
        return text + " ".repeat((int) Math.max(0, columns - width));
    }
}
