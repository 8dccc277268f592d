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
    private static final String OF_PASSAGE = "evidence-of-passage";
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
        var origin = new EvidenceService.Origin(Ids.next(), tenantId, parkId, robotCode, null, kind);
        return upload(origin, tokens.sign(PURPOSE, bytes(origin), until));
    }

    /** The same, of the car that makes this passage. */
    public Upload grant(
            UUID tenantId, UUID parkId, String robotCode, UUID passageId, EvidenceKind kind, Instant until) {
        var origin = new EvidenceService.Origin(Ids.next(), tenantId, parkId, robotCode, passageId, kind);
        var rest = bytes(origin);
        var bytes = ByteBuffer.allocate(2 * Long.BYTES + rest.length);
        put(bytes, passageId);
        return upload(origin, tokens.sign(OF_PASSAGE, bytes.put(rest).array(), until));
    }

    private Upload upload(EvidenceService.Origin origin, String token) {
        var headers = Map.of("Content-Type", PhotoType.JPEG.mediaType);
        return new Upload(origin.id(), publicUrl + PATH + token, "PUT", headers);
    }

    /** As many photos as the robot takes by itself, each of the kind that {@code ?kind=} says, until then. */
    public String standing(UUID tenantId, UUID parkId, String robotCode, Instant until) {
        var origin = new EvidenceService.Origin(ANY, tenantId, parkId, robotCode, null, EvidenceKind.SCENE);
        return publicUrl + PATH + tokens.sign(PURPOSE, bytes(origin), until);
    }

    /**
     * Fails with 401 when the link is forged or has expired.
     *
     * @param kind what the photo shows, where the link leaves that open; else ignored
     */
    EvidenceService.Origin read(String grant, EvidenceKind kind) {
        var origin = tokens.verify(PURPOSE, grant)
                .map(payload -> origin(ByteBuffer.wrap(payload), null))
                .or(() -> tokens.verify(OF_PASSAGE, grant).map(ByteBuffer::wrap).map(UploadGrants::ofPassage))
                .orElseThrow(() -> Problem.unauthorized("This upload link is not valid, or no longer."));
        return origin.id().equals(ANY)
                ? new EvidenceService.Origin(
                        Ids.next(),
                        origin.tenantId(),
                        origin.parkId(),
                        origin.robotCode(),
                        null,
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

    private static EvidenceService.Origin ofPassage(ByteBuffer bytes) {
        return origin(bytes, uuid(bytes));
    }

    private static EvidenceService.Origin origin(ByteBuffer bytes, UUID passage) {
        var id = uuid(bytes);
        var tenant = uuid(bytes);
        var park = uuid(bytes);
        var kind = EvidenceKind.values()[bytes.get()];
        var robot = StandardCharsets.UTF_8.decode(bytes).toString();
        return new EvidenceService.Origin(id, tenant, park.equals(NO_PARK) ? null : park, robot, passage, kind);
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
