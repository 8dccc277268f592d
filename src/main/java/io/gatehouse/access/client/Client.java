package io.gatehouse.access.client;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A program of an integrator, as it is set up. Its secrets are not: {@link ClientSecrets}. */
@Entity
@Table(name = "client")
public class Client extends TenantOwned {

    public String name;

    /** Names of {@link ClientRole}s. */
    public String[] roles;

    /** As {@link Scope} writes them. */
    public String[] scopes;

    /** Null: all of the tenant's. */
    public UUID[] parks;

    @Column(name = "requests_per_minute")
    public int requestsPerMinute;

    @Column(name = "requests_at_once")
    public int requestsAtOnce;

    /** Its tokens are refused, and it gets no other. */
    public boolean disabled;

    protected Client() {}

    Client(UUID tenantId, Instant now, ClientInput input) {
        super(tenantId, now);
        become(input);
    }

    final void become(ClientInput input) {
        name = input.name();
        roles = input.roles().stream().map(Enum::name).distinct().toArray(String[]::new);
        scopes = input.scopes().stream().distinct().toArray(String[]::new);
        parks = input.parks() == null ? null : input.parks().stream().distinct().toArray(UUID[]::new);
        requestsPerMinute = input.requestsPerMinute();
        requestsAtOnce = input.requestsAtOnce();
        disabled = input.disabled();
    }
}
