package io.gatehouse.lane;

/** A robot's message that cannot be understood: it is kept aside with this reason, and the stream goes on. */
final class BadMessage extends RuntimeException {

    private final String code;

    BadMessage(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /** Stable, kebab-case; the robot gets it on {@code down/problem}. */
    String code() {
        return code;
    }
}
