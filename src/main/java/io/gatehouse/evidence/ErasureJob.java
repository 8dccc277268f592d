package io.gatehouse.evidence;

import io.gatehouse.platform.Sweeps;
import io.gatehouse.platform.Sweeps.Due;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Erases photos when their tenant's retention is over; what is known of them stays. Safe to do twice, on any instance. */
@ApplicationScoped
class ErasureJob {

    private static final int MOST = 500;

    private final Evidences evidences;
    private final EvidenceService service;

    ErasureJob(Evidences evidences, EvidenceService service) {
        this.evidences = evidences;
        this.service = service;
    }

    @Scheduled(every = "{gatehouse.retention.sweep}", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return erase(List.of());
    }

    /** Goes on while there is more. What could not be erased is not tried again and again: with the next sweep. */
    private Uni<Void> erase(List<Due> before) {
        return evidences
                .toErase(MOST)
                .chain(due -> due.isEmpty() || due.equals(before)
                        ? Uni.createFrom().voidItem()
                        : eraseAll(due).chain(() -> erase(due)));
    }

    private Uni<Void> eraseAll(List<Due> due) {
        return Sweeps.each(Uni.createFrom().item(due), photo -> service.erase(photo.tenant(), photo.id()));
    }
}
