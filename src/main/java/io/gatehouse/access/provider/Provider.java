package io.gatehouse.access.provider;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Where a tenant's own people sign in (OpenID Connect), as it is set up. */
@Entity
@Table(name = "identity_provider")
public class Provider extends TenantOwned {

    public String name;

    /** The {@code iss} of its tokens. */
    public String issuer;

    /** The {@code aud} that tokens for us have. */
    public String audience;

    @Column(name = "jwks_uri")
    public String jwksUri;

    @Column(name = "subject_claim")
    public String subjectClaim;

    @Column(name = "roles_claim")
    public String rolesClaim;

    /** Our role by the provider's name for it. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> roles;

    public boolean disabled;

    protected Provider() {}

    Provider(UUID tenantId, Instant now, ProviderInput input) {
        super(tenantId, now);
        become(input);
    }

    final void become(ProviderInput input) {
        name = input.name();
        issuer = input.issuer();
        audience = input.audience();
        jwksUri = input.jwksUri();
        subjectClaim = input.subjectClaim();
        rolesClaim = input.rolesClaim();
        roles = new TreeMap<>();
        input.roles().forEach((theirs, ours) -> roles.put(theirs, ours.name()));
        disabled = input.disabled();
    }
}
