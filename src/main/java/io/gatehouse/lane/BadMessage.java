package io.gatehouse.lane;

import io.gatehouse.platform.Problem;

/** A robot's message that cannot be understood: it is kept aside with this reason, and the stream goes on. */
public final class BadMessage extends RuntimeException {

    private final String code;

    public BadMessage(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /** Stable, kebab-case; the robot gets it on {@code down/problem}. */
    public String code() {
        return code;
    }

    /** For one who waits for the answer. */
    Problem problem() {
        return Problem.badRequest(code, getMessage());
    }
}
