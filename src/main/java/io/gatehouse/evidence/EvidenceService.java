package io.gatehouse.evidence;

import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/** Keeps photos: the record and the bytes together, or neither. */
@ApplicationScoped
public class EvidenceService {

    static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(EvidenceService.class);

    /** Where a photo comes from and what it is to show; the id is given so that a repetition is known. */
    public record Origin(UUID id, UUID tenantId, UUID parkId, String robotCode, UUID passageId, EvidenceKind kind) {}

    private final Evidences evidences;
    private final EvidenceStore store;
    private final Events events;
    private final Database database;
    private final Vertx vertx;
    private final Clock clock;

    EvidenceService(
            Evidences evidences, EvidenceStore store, Events events, Database database, Vertx vertx, Clock clock) {
        this.evidences = evidences;
        this.store = store;
        this.events = events;
        this.database = database;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * The record is committed after the bytes are kept, and bytes are written only by whoever may record: so a record
     * always has its photo, and of two uploads with one id one wins whole.
     */
    public Uni<Evidence> keep(Origin origin, byte[] photo) {
        return offTheEventLoop(() -> examined(origin, photo))
                .chain(evidence -> database.inTenant(origin.tenantId(), tx -> keep(tx, evidence, photo)));
    }

    private Uni<Evidence> keep(SqlConnection transaction, Evidence evidence, byte[] photo) {
        return evidences
                .requirePark(transaction, evidence.tenantId(), evidence.parkId())
                .chain(() -> evidences.requirePassage(transaction, evidence.tenantId(), evidence.passageId()))
                .chain(() -> evidences.record(transaction, evidence))
                .chain(isNew -> isNew
                        ? write(evidence, photo).call(() -> tell(transaction, evidence))
                        : again(transaction, evidence));
    }

    /** Somebody waits for the photo of a car at a lane. */
    private Uni<Void> tell(SqlConnection transaction, Evidence evidence) {
        if (evidence.passageId() == null) {
            return Uni.createFrom().voidItem();
        }
        var data = new JsonObject()
                .put("evidenceId", evidence.id().toString())
                .put("passageId", evidence.passageId().toString())
                .put("kind", evidence.kind().name())
                .put("sha256", evidence.sha256());
        var kept = new Fact(
                evidence.tenantId(),
                evidence.parkId(),
                evidence.passageId(),
                "evidence.kept",
                evidence.createdAt(),
                data);
        return events.tell(transaction, List.of(kept));
    }

    private Uni<Evidence> write(Evidence evidence, byte[] photo) {
        return offTheEventLoop(() -> {
            store.write(EvidenceName.of(evidence), photo);
            return evidence;
        });
    }

    private Uni<Evidence> again(SqlConnection transaction, Evidence evidence) {
        return evidences
                .ofTenant(transaction, evidence.tenantId(), evidence.id())
                .invoke(kept -> {
                    if (!kept.hasContentOf(evidence)) {
                        throw Problem.conflict("evidence-already-uploaded", "Another photo was uploaded here before.");
                    }
                });
    }

    /** The bytes of a photo. */
    public Uni<byte[]> read(Evidence evidence) {
        if (evidence.erasedAt() != null) {
            throw Problem.of(410, "evidence-erased", "The photo is not kept any more; what is known of it is.");
        }
        return offTheEventLoop(() -> store.read(EvidenceName.of(evidence)))
                .map(photo -> photo.orElseThrow(() -> {
                    LOG.errorf("the photo %s is recorded, but not in its store", EvidenceName.of(evidence));
                    return unavailable();
                }));
    }

    /** The file first: a photo that is said to be erased is nowhere any more. */
    Uni<Void> erase(UUID tenant, UUID id) {
        return offTheEventLoop(() -> {
                    store.erase(EvidenceName.of(tenant, id));
                    return id;
                })
                .chain(erased -> evidences.erased(tenant, id));
    }

    private Evidence examined(Origin origin, byte[] photo) {
        if (photo == null || photo.length > MOST_BYTES) {
            throw Problem.of(413, "too-large", "A photo has at most " + MOST_BYTES + " bytes.");
        }
        var type = PhotoType.of(photo)
                .orElseThrow(() -> Problem.of(415, "not-a-photo", "This is no whole JPEG or PNG picture."));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Evidence(
                origin.id(),
                origin.tenantId(),
                origin.parkId(),
                origin.kind(),
                type,
                photo.length,
                sha256(photo),
                origin.robotCode(),
                origin.passageId(),
                now,
                null);
    }

    private static String sha256(byte[] photo) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photo));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private <T> Uni<T> offTheEventLoop(Callable<T> work) {
        return vertx.executeBlocking(work, false).onFailure(IOException.class).transform(failure -> {
            LOG.error("the photos' store failed", failure);
            return unavailable();
        });
    }

    private static Problem unavailable() {
        return Problem.unavailable("evidence-store-unavailable", "Photos cannot be kept or read at the moment.");
    }
}
