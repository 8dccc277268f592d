package io.gatehouse.vehicle;

import io.gatehouse.park.Parks;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.SetUp;
import io.gatehouse.vehicle.PlateMatcher.Candidate;
import io.gatehouse.vehicle.PlateMatcher.Match;
import io.gatehouse.vehicle.PlateMatcher.Sighting;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Ranks the vehicles inside a park by how alike they are to one that was seen, with what corrections have taught. */
@ApplicationScoped
public class LikenessService {

    private final Database database;
    private final SetUp setUp;
    private final Parks parks;
    private final Stays stays;
    private final PlateCorrections corrections;

    LikenessService(Database database, SetUp setUp, Parks parks, Stays stays, PlateCorrections corrections) {
        this.database = database;
        this.setUp = setUp;
        this.parks = parks;
        this.stays = stays;
        this.corrections = corrections;
    }

    /** A stay in its place of the ranking. */
    public record Alike(Stay stay, Match match) {}

    private record Inside(List<Candidate> stays, ConfusionCosts costs) {}

    public Uni<List<Alike>> rank(UUID tenant, UUID park, Sighting seen, int limit) {
        return setUp.inTenant(tenant, () -> parks.ofTenant(tenant, park))
                .chain(known -> database.inTenant(tenant, tx -> inside(tx, tenant, park)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(inside -> PlateMatcher.rank(seen, inside.stays(), inside.costs(), limit))
                .chain(matches -> database.inTenant(tenant, tx -> stays.some(tx, tenant, ids(matches)))
                        .map(rows -> alike(matches, rows)));
    }

    private Uni<Inside> inside(SqlConnection tx, UUID tenant, UUID park) {
        return corrections.learned(tx, tenant).chain(costs -> stays.livePlated(tx, tenant, park)
                .map(live -> new Inside(live, costs)));
    }

    private static List<UUID> ids(List<Match> matches) {
        return matches.stream().map(match -> match.candidate().stayId()).toList();
    }

    private static List<Alike> alike(List<Match> matches, List<Stay> rows) {
        Map<UUID, Stay> byId = rows.stream().collect(Collectors.toMap(Stay::id, Function.identity()));
        return matches.stream()
                .map(match -> new Alike(byId.get(match.candidate().stayId()), match))
                .toList();
    }
}
