package io.gatehouse.platform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Times as the contract has them: with an offset, and a year that a calendar (and PostgreSQL) knows. */
final class Rfc3339 {

    private Rfc3339() {}

    static OffsetDateTime parse(String text) {
        var time = OffsetDateTime.parse(text);
        known(time.getYear());
        return time;
    }

    static LocalDate day(String text) {
        var day = LocalDate.parse(text);
        known(day.getYear());
        return day;
    }

    private static void known(int year) {
        if (year < 1 || year > 9999) {
            throw new DateTimeException("RFC 3339 has years of four digits");
        }
    }
}
