package io.gatehouse.event;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who may read how much of the log. An agent is known by the name in the token. */
@ApplicationScoped
public class Audiences {

    private static final Set<String> SEE_ALL = Set.of(Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR);
    private static final String AGENT = "select id from agent where tenant_id = $1 and subject = $2";

    private final Database database;

    Audiences(Database database) {
        this.database = database;
    }

    /** Fails with 403 when the caller may read nothing of it. */
    public Uni<Audience> of(Caller caller) {
        var tenant = caller.tenant();
        boolean all = caller.roles().stream().anyMatch(SEE_ALL::contains);
        if (!caller.roles().contains(Roles.AGENT)) {
            return all ? Uni.createFrom().item(new Audience(tenant, null, false, caller.parks())) : refused();
        }
        return agent(tenant, caller.subject())
                .map(agent -> new Audience(tenant, known(agent, all), !all, caller.parks()));
    }

    private static Uni<Audience> refused() {
        return Uni.createFrom().failure(Problem.forbidden("Your role does not read the events."));
    }

    private static UUID known(Optional<UUID> agent, boolean all) {
        if (agent.isEmpty() && !all) {
            throw Problem.of(403, "agent-unknown", "No agent is set up under the name in your token.");
        }
        return agent.orElse(null);
    }

    private Uni<Optional<UUID>> agent(UUID tenant, String subject) {
        return database.inTenant(tenant, tx -> tx.preparedQuery(AGENT)
                .execute(values(tenant, subject))
                .map(rows -> Rows.first(rows, row -> uuid(row, "id"))));
    }
}
