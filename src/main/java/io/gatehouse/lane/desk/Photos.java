package io.gatehouse.lane.desk;

import io.gatehouse.evidence.Evidence;
import io.gatehouse.evidence.EvidenceKind;
import io.gatehouse.evidence.Evidences;
import io.gatehouse.lane.Passage;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The photos that shall be evidence: each is there, shows what it is named as, and was taken of this car. */
@ApplicationScoped
class Photos {

    private static final String MISSING = "evidence-missing";

    private final Evidences evidences;

    Photos(Evidences evidences) {
        this.evidences = evidences;
    }

    /** Fails with {@code evidence-missing} or {@code evidence-unfit}; the table of openings refuses the same. */
    Uni<Void> require(SqlConnection tx, Passage passage, List<UUID> documents, List<UUID> scenes) {
        var named = Stream.concat(documents.stream(), scenes.stream()).toList();
        if (new HashSet<>(named).size() < named.size()) {
            throw Problem.conflict("evidence-unfit", "A photo is named twice.");
        }
        return evidences
                .some(tx, passage.place().tenantId(), named)
                .map(found -> found.stream().collect(Collectors.toMap(Evidence::id, Function.identity())))
                .invoke(found -> documents.forEach(id -> require(found.get(id), id, EvidenceKind.DOCUMENT, passage)))
                .invoke(found -> scenes.forEach(id -> require(found.get(id), id, EvidenceKind.SCENE, passage)))
                .replaceWithVoid();
    }

    static void requireSome(List<UUID> documents, List<UUID> scenes) {
        if (documents.isEmpty() || scenes.isEmpty()) {
            throw Problem.conflict(
                    MISSING, "An abnormal opening at an exit needs 1 to 4 document photos and 1 to 4 scene photos.");
        }
    }

    private static void require(Evidence photo, UUID id, EvidenceKind kind, Passage passage) {
        if (photo == null) {
            throw Problem.conflict(MISSING, "There is no photo " + id + ".");
        }
        boolean elsewhere =
                photo.parkId() != null && !photo.parkId().equals(passage.place().parkId());
        boolean anothers = photo.passageId() != null && !photo.passageId().equals(passage.id());
        if (photo.kind() != kind || elsewhere || anothers) {
            throw Problem.conflict("evidence-unfit", "Photo " + id + " is no " + kind + " photo of this car.");
        }
        if (photo.createdAt().isBefore(passage.times().arrived())) {
            throw Problem.conflict("evidence-unfit", "Photo " + id + " is older than the car's arrival.");
        }
    }
}
