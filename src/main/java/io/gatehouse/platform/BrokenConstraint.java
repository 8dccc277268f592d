package io.gatehouse.platform;

import io.vertx.pgclient.PgException;

/** A constraint of the database that a request broke is the request's fault, and named by the constraint. */
final class BrokenConstraint {

    private BrokenConstraint() {}

    /** Null when the failure is our own fault. */
    static Problem problem(PgException failure) {
        // spotless:off
        return switch (failure.getSqlState()) {
            case "23505"                            -> Problem.conflict("already-exists", breaks(failure));
            case "23503"                            -> Problem.conflict("still-referenced", breaks(failure));
            case "23514", "23502", "22001", "22003" -> Problem.badRequest("invalid-input", breaks(failure));
            case "22021", "22P05"                   -> Problem.badRequest("invalid-input", "A text has characters that cannot be kept.");
            case "40001", "40P01", "55P03"          -> Problem.unavailable("busy", "Others changed the same at this moment: try again.");
            case "53300", "57P01", "57P03"          -> Problem.unavailable("unavailable", "The database is not available.");
            default                                 -> null;
        };
        // spotless:on
    }

    private static String breaks(PgException failure) {
        return failure.getConstraint() == null
                ? "A value is out of range."
                : "This breaks " + failure.getConstraint() + ".";
    }
}
