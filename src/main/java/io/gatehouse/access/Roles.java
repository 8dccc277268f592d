package io.gatehouse.access;

/** The roles that a token's {@code groups} may name. */
public final class Roles {

    /** Sets up and sees everything of its tenant. */
    public static final String OPERATOR = "OPERATOR";
    /** Sits at the desk. */
    public static final String AGENT = "AGENT";
    /** A parking vendor's program. */
    public static final String INTEGRATOR = "INTEGRATOR";
    /** A mini-program's back end, which serves drivers. */
    public static final String DRIVER_BACKEND = "DRIVER_BACKEND";
    /** Looks after robots and cameras. */
    public static final String MAINTENANCE = "MAINTENANCE";
    /** Reads everything, changes nothing. */
    public static final String AUDITOR = "AUDITOR";

    private Roles() {}
}
