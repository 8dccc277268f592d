package io.gatehouse.simulator.traffic;

import io.gatehouse.simulator.PlateReading;

/** How cameras go wrong: one character is taken for another that looks like it. */
final class Misreading {
    private static final String SEEN_AS = "0D8B2Z5S6G1T";

    private Misreading() {}

    static PlateReading of(PlateReading right) {
        var plate = new StringBuilder(right.number());
        int at = plate.length() - 1;
        // the province and the letter of the city are large; the serial number is misread
        while (at > 2 && SEEN_AS.indexOf(plate.charAt(at)) < 0) {
            at--;
        }
        plate.setCharAt(at, taken(plate.charAt(at)));
        return new PlateReading(plate.toString(), right.color(), right.confidence());
    }

    private static char taken(char character) {
        int at = SEEN_AS.indexOf(character);
        if (at >= 0) {
            return SEEN_AS.charAt(at ^ 1);
        }
        return character == '7' ? '1' : '7';
    }
}
