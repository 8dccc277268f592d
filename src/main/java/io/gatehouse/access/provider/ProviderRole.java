package io.gatehouse.access.provider;

import io.gatehouse.access.Roles;

/** The roles that a tenant's own provider may give: those of people. */
public enum ProviderRole {
    /** Sits at the desk. */
    AGENT(Roles.AGENT),
    /** Sets up and sees everything of its tenant. */
    OPERATOR(Roles.OPERATOR),
    /** Reads everything. */
    AUDITOR(Roles.AUDITOR),
    /** Looks after robots and cameras. */
    MAINTENANCE(Roles.MAINTENANCE);

    /** As endpoints name it. */
    public final String role;

    ProviderRole(String role) {
        this.role = role;
    }
}
