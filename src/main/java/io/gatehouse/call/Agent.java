package io.gatehouse.call;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** One who answers calls, as it is set up. What it does now is not: {@link AgentStates}. */
@Entity
@Table(name = "agent")
public class Agent extends TenantOwned {

    /** Its name in tokens. */
    public String subject;

    public String name;
    public UUID[] parks;

    @Column(name = "park_groups")
    public UUID[] parkGroups;

    public String[] languages;

    /** Calls at once. */
    public int capacity;

    public boolean supervisor;

    protected Agent() {}

    Agent(UUID tenantId, Instant now, AgentInput input) {
        super(tenantId, now);
        become(input);
    }

    final void become(AgentInput input) {
        subject = input.subject();
        name = input.name();
        parks = distinct(input.parks());
        parkGroups = distinct(input.parkGroups());
        languages = input.languages().stream().distinct().toArray(String[]::new);
        capacity = input.capacity();
        supervisor = input.supervisor();
    }

    private static UUID[] distinct(Collection<UUID> ids) {
        return ids.stream().distinct().toArray(UUID[]::new);
    }
}
