package io.gatehouse.access.client;

import io.gatehouse.access.Roles;

/** The roles that a program may have. None may be an operator or an agent: these are people. */
public enum ClientRole {
    /** A parking vendor's program. */
    INTEGRATOR(Roles.INTEGRATOR),
    /** A mini-program's back end. */
    DRIVER_BACKEND(Roles.DRIVER_BACKEND),
    /** Looks after robots and cameras. */
    MAINTENANCE(Roles.MAINTENANCE),
    /** Reads everything, as far as its scopes go. */
    AUDITOR(Roles.AUDITOR);

    /** As endpoints name it. */
    public final String role;

    ClientRole(String role) {
        this.role = role;
    }
}
