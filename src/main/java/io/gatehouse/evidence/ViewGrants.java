package io.gatehouse.evidence;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SignedToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Links by which a robot's screen shows one photo of its tenant. */
@ApplicationScoped
public class ViewGrants {

    private static final String PATH = "/v1/evidence/views/";
    private static final String PURPOSE = "evidence-view";

    /** The one photo that a link shows. */
    record View(UUID tenantId, UUID evidenceId) {}

    private final SignedToken tokens;
    private final String publicUrl;

    ViewGrants(SignedToken tokens, @ConfigProperty(name = "gatehouse.public-url") String publicUrl) {
        this.tokens = tokens;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    public String link(UUID tenantId, UUID evidenceId, Instant until) {
        var payload = ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(tenantId.getMostSignificantBits())
                .putLong(tenantId.getLeastSignificantBits())
                .putLong(evidenceId.getMostSignificantBits())
                .putLong(evidenceId.getLeastSignificantBits());
        return publicUrl + PATH + tokens.sign(PURPOSE, payload.array(), until);
    }

    /** Fails with 401 when the link is forged or has expired. */
    View read(String grant) {
        return tokens.verify(PURPOSE, grant)
                .map(ByteBuffer::wrap)
                .map(bytes -> new View(
                        new UUID(bytes.getLong(), bytes.getLong()), new UUID(bytes.getLong(), bytes.getLong())))
                .orElseThrow(() -> Problem.unauthorized("This link is not valid, or no longer."));
    }
}
