package io.gatehouse.call;

import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A call centre that a tenant has a contract with. */
@Entity
@Table(name = "call_center")
public class CenterContract extends TenantOwned {

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    CallCenterKind kind;

    String name;

    @JdbcTypeCode(SqlTypes.JSON)
    CenterSettings settings;

    /** Sealed. */
    String secret;

    /** Hex SHA-256. */
    @Column(name = "push_token")
    String pushToken;

    protected CenterContract() {}

    CenterContract(UUID tenantId, Instant now, CallCenterKind kind) {
        super(tenantId, now);
        this.kind = kind;
    }

    /** @param sealed null keeps the secret as it is; so does the hash of the push token */
    final void become(CallCenterInput input, String sealed, String tokenHash) {
        name = input.name();
        settings = input.settings() == null ? CenterSettings.NONE : input.settings();
        secret = sealed == null ? secret : sealed;
        pushToken = tokenHash == null ? pushToken : tokenHash;
    }
}
