package io.gatehouse.platform;

import java.util.Optional;

/** As whom the platform works in the database. Tenants are kept apart there only if that role cannot look past it. */
record DatabaseRole(String name, boolean bypassesPolicies, boolean ownsTables) {

    /** In one line, why the platform must not work as this role. */
    Optional<String> objection() {
        if (bypassesPolicies) {
            return Optional.of(
                    "The database role " + name + " is a superuser or has BYPASSRLS: tenants would not be kept"
                            + " apart. Use a role made with LOGIN NOSUPERUSER NOBYPASSRLS (GATEHOUSE_DB_USER).");
        }
        return ownsTables
                ? Optional.of(
                        "The database role " + name + " owns the tables, and no row-level policy binds an owner. Let"
                                + " another role own and migrate them (GATEHOUSE_DB_OWNER).")
                : Optional.empty();
    }
}
