package io.gatehouse.call;

import java.util.regex.Pattern;

/** A phone number as it is dialled inside China: mobiles without 0, landlines with their area code, services as they are. */
public final class PhoneNumber {

    private static final Pattern NOT_DIALLED = Pattern.compile("[^0-9+]");
    private static final Pattern COUNTRY = Pattern.compile("^(\\+|00)?86(?=[0-9]{10})");
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final int SHOWN = 4;

    private PhoneNumber() {}

    public static String dialled(String number) {
        var digits = NOT_DIALLED.matcher(number).replaceAll("");
        var national = COUNTRY.matcher(digits).replaceFirst("").replace("+", "");
        var bare = national.replaceFirst("^0+", "");
        if (MOBILE.matcher(bare).matches()) {
            return bare;
        }
        boolean landline = national.startsWith("0") || !national.equals(digits.replace("+", ""));
        return landline ? "0" + bare : national;
    }

    /** As it may stand in logs and events: its last four digits. */
    public static String masked(String number) {
        return number == null || number.length() <= SHOWN
                ? number
                : "*".repeat(number.length() - SHOWN) + number.substring(number.length() - SHOWN);
    }
}
