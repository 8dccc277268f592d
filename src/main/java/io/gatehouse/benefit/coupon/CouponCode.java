package io.gatehouse.benefit.coupon;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Codes that nobody guesses, of letters and digits that nobody confuses. */
final class CouponCode {

    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CouponCode() {}

    static String made() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
