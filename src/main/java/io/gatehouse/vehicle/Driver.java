package io.gatehouse.vehicle;

import java.util.regex.Pattern;

/**
 * Who drives a vehicle whose plate cannot be read, as a scan told: by phone number, or by an open id of the mini-program.
 *
 * @param value as it is stored: {@code phone:13800138000} or {@code openid:oAbc…}
 */
public record Driver(String value) {

    private static final String PHONE = "phone:";
    private static final String OPEN_ID = "openid:";
    private static final int SHOWN = 3;

    /** The same number, however it was written, at the entry and at the exit. */
    private static final Pattern CHINA = Pattern.compile("^(\\+|00)86(?=1\\d{10}$)");

    public static Driver ofPhone(String written) {
        var digits = written.replaceAll("[^+0-9]", "");
        return new Driver(PHONE + CHINA.matcher(digits).replaceFirst(""));
    }

    public static Driver ofOpenId(String openId) {
        return new Driver(OPEN_ID + openId);
    }

    /** Enough to tell two drivers apart by, too little to call one: {@code phone:138…00}. Null stays null. */
    public static String masked(String valueOrNull) {
        if (valueOrNull == null) {
            return null;
        }
        int begin = valueOrNull.indexOf(':') + 1;
        int shown = Math.min(SHOWN, (valueOrNull.length() - begin) / SHOWN);
        var tail = valueOrNull.substring(valueOrNull.length() - Math.max(0, shown - 1));
        return valueOrNull.substring(0, begin + shown) + "…" + tail;
    }

    @Override
    public String toString() {
        return masked(value);
    }
}
