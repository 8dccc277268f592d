package io.gatehouse.evidence;

import io.gatehouse.platform.Ids;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SignedToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Links by which a robot uploads photos without a token of its own. */
@ApplicationScoped
public class UploadGrants {

    static final String PATH = "/v1/evidence/uploads/";

    private static final String PURPOSE = "evidence-upload";
    private static final UUID NO_PARK = new UUID(0, 0);
    private static final UUID ANY = new UUID(0, 0);
    private static final int FIXED = 3 * 16 + 1;

    /** What a robot is told (contract/mqtt.md, {@code capture.uploads}), and the id that its photo will have. */
    public record Upload(UUID evidenceId, String url, String method, Map<String, String> headers) {}

    private final SignedToken tokens;
    private final String publicUrl;

    UploadGrants(SignedToken tokens, @ConfigProperty(name = "gatehouse.public-url") String publicUrl) {
        this.tokens = tokens;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** One photo of this kind by this robot, until then. */
    public Upload grant(UUID tenantId, UUID parkId, String robotCode, EvidenceKind kind, Instant until) {
        var origin = new EvidenceService.Origin(Ids.next(), tenantId, parkId, robotCode, kind);
        var url = publicUrl + PATH + tokens.sign(PURPOSE, bytes(origin), until);
        return new Upload(origin.id(), url, "PUT", Map.of("Content-Type", PhotoType.JPEG.mediaType));
    }

    /** As many photos as the robot takes by itself, each of the kind that {@code ?kind=} says, until then. */
    public String standing(UUID tenantId, UUID parkId, String robotCode, Instant until) {
        var origin = new EvidenceService.Origin(ANY, tenantId, parkId, robotCode, EvidenceKind.SCENE);
        return publicUrl + PATH + tokens.sign(PURPOSE, bytes(origin), until);
    }

    /**
     * Fails with 401 when the link is forged or has expired.
     *
     * @param kind what the photo shows, where the link leaves that open; else ignored
     */
    EvidenceService.Origin read(String grant, EvidenceKind kind) {
        var origin = tokens.verify(PURPOSE, grant)
                .map(UploadGrants::origin)
                .orElseThrow(() -> Problem.unauthorized("This upload link is not valid, or no longer."));
        return origin.id().equals(ANY)
                ? new EvidenceService.Origin(
                        Ids.next(),
                        origin.tenantId(),
                        origin.parkId(),
                        origin.robotCode(),
                        kind == null ? origin.kind() : kind)
                : origin;
    }

    private static byte[] bytes(EvidenceService.Origin origin) {
        var robot = origin.robotCode().getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(FIXED + robot.length);
        put(bytes, origin.id());
        put(bytes, origin.tenantId());
        put(bytes, origin.parkId() == null ? NO_PARK : origin.parkId());
        return bytes.put((byte) origin.kind().ordinal()).put(robot).array();
    }

    private static EvidenceService.Origin origin(byte[] payload) {
        var bytes = ByteBuffer.wrap(payload);
        var id = uuid(bytes);
        var tenant = uuid(bytes);
        var park = uuid(bytes);
        var kind = EvidenceKind.values()[bytes.get()];
        var robot = StandardCharsets.UTF_8.decode(bytes).toString();
        return new EvidenceService.Origin(id, tenant, park.equals(NO_PARK) ? null : park, robot, kind);
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
