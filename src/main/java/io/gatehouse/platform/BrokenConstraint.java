package io.gatehouse.platform;

import io.vertx.pgclient.PgException;
import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;

/** A constraint of the database that a request broke is the request's fault, and named by the constraint. */
final class BrokenConstraint {

    private BrokenConstraint() {}

    /** The policy of V50: a row of a park that the caller is not bound to. */
    private static final String OF_PARKS = "\"of_parks\"";

    /** Null when the failure is our own fault. */
    static Problem problem(PgException failure) {
        return failure.getMessage().contains(OF_PARKS)
                ? otherPark()
                : problem(failure.getSqlState(), failure.getConstraint());
    }

    /** Hibernate keeps the state and the name of the constraint only. */
    static Problem problem(JDBCException failure) {
        if (String.valueOf(failure.getMessage()).contains(OF_PARKS)) {
            return otherPark();
        }
        var constraint = failure instanceof ConstraintViolationException broken ? broken.getConstraintName() : null;
        return problem(failure.getSQLState(), constraint);
    }

    private static Problem problem(String state, String constraint) {
        // spotless:off
        return switch (String.valueOf(state)) {
            case "23505"                            -> Problem.conflict("already-exists", breaks(constraint));
            case "23503"                            -> Problem.conflict("still-referenced", breaks(constraint));
            case "23514", "23502", "22001", "22003" -> Problem.badRequest("invalid-input", breaks(constraint));
            case "22021", "22P05"                   -> Problem.badRequest("invalid-input", "A text has characters that cannot be kept.");
            case "40001", "40P01", "55P03"          -> Problem.unavailable("busy", "Others changed the same at this moment: try again.");
            case "25P03", "53300", "57P01", "57P03" -> Problem.unavailable("unavailable", "The database is not available.");
            default                                 -> null;
        };
        // spotless:on
    }

    private static Problem otherPark() {
        return Problem.forbidden("Your token is bound to parks, and this is in none of them.");
    }

    private static String breaks(String constraint) {
        return constraint == null ? "A value is out of range." : "This breaks " + constraint + ".";
    }
}
