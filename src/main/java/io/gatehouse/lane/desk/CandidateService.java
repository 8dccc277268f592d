package io.gatehouse.lane.desk;

import io.gatehouse.evidence.ViewGrants;
import io.gatehouse.lane.Passage;
import io.gatehouse.lane.Passages;
import io.gatehouse.platform.Database;
import io.gatehouse.vehicle.LikenessService;
import io.gatehouse.vehicle.Plate;
import io.gatehouse.vehicle.PlateMatcher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Which vehicles inside a park may be the one at its exit: an offer, the best first; nothing follows from it. */
@ApplicationScoped
public class CandidateService {

    private static final Duration LINKS_LAST = Duration.ofMinutes(5);

    private final Database database;
    private final Passages passages;
    private final LikenessService likeness;
    private final ViewGrants photos;
    private final Clock clock;

    CandidateService(Database database, Passages passages, LikenessService likeness, ViewGrants photos, Clock clock) {
        this.database = database;
        this.passages = passages;
        this.likeness = likeness;
        this.photos = photos;
        this.clock = clock;
    }

    /** @param plate as the agent reads it; null: as it was seen. None without any. */
    Uni<List<CandidateView>> of(UUID tenant, UUID passageId, String plate, int limit) {
        return database.inTenant(tenant, tx -> passages.one(tx, tenant, passageId))
                .chain(passage -> {
                    var like = plate == null ? passage.seen().plate() : plate;
                    return like == null ? Uni.createFrom().item(List.of()) : rank(passage, like, limit);
                });
    }

    private Uni<List<CandidateView>> rank(Passage passage, String like, int limit) {
        var tenant = passage.place().tenantId();
        var seen = passage.seen();
        var sighting = new PlateMatcher.Sighting(Plate.of(like), seen.vehicleColor(), seen.vehicleType());
        var now = clock.instant();
        return likeness.rank(tenant, passage.place().parkId(), sighting, limit).map(alike -> alike.stream()
                .map(one -> CandidateView.of(one, now, photo -> photos.link(tenant, photo, now.plus(LINKS_LAST))))
                .toList());
    }
}
