package io.gatehouse.access;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which parks a caller may look into: an agent those that it serves, everybody else all of the tenant. */
@ApplicationScoped
public class VisibleParks {

    private final Database database;
    private final SecurityIdentity identity;
    private final Caller caller;

    VisibleParks(Database database, SecurityIdentity identity, Caller caller) {
        this.database = database;
        this.identity = identity;
        this.caller = caller;
    }

    /** Empty: all of the tenant. An agent whom nobody set up sees none. */
    public Uni<Optional<List<UUID>>> ofCaller() {
        return servesOnly(identity.getRoles())
                ? servedBy(caller.tenant(), caller.subject()).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    /** Whether these roles see no more than an agent's parks. */
    public static boolean servesOnly(Set<String> roles) {
        return roles.contains(Roles.AGENT) && !roles.contains(Roles.OPERATOR) && !roles.contains(Roles.AUDITOR);
    }

    public Uni<List<UUID>> servedBy(UUID tenant, String subject) {
        return database.inTenant(tenant, tx -> tx.preparedQuery("select park_id from parks_served($1, $2)")
                .execute(values(tenant, subject))
                .map(rows -> Rows.all(rows, row -> uuid(row, "park_id"))));
    }
}
