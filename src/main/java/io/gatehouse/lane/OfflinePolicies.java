package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.evidence.UploadGrants;
import io.gatehouse.park.Admission;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * What a robot may decide by itself while it is cut off: an OPEN park's entry lets everybody in, any other lane the plates
 * of valid cards. Whoever owes something waits.
 */
@ApplicationScoped
public class OfflinePolicies {

    static final Duration VALID_FOR = Duration.ofHours(24);

    /** So many plates fit into a message of 16 KiB; those of the cards that are valid longest. */
    private static final int MOST_PLATES = 800;

    private static final String CARD_PLATES =
            """
            select p.plate from card c
            cross join lateral (select min(first_day) as first_day, max(last_day) as last_day
                                from card_period where card_id = c.id) d
            cross join lateral unnest(c.plates) p(plate)
            where c.tenant_id = $1 and c.park_id = $2 and not c.suspended and $3 between d.first_day and d.last_day
              and not exists (select from bar b where b.tenant_id = $1 and b.plate = p.plate
                              and (b.park_id is null or b.park_id = $2))
            order by d.last_day desc, c.id limit $4
            """;

    private final Database database;
    private final UploadGrants uploads;
    private final Clock clock;

    OfflinePolicies(Database database, UploadGrants uploads, Clock clock) {
        this.database = database;
        this.uploads = uploads;
        this.clock = clock;
    }

    public Uni<JsonObject> of(LaneSetup lane) {
        boolean everybody = lane.direction() == Direction.ENTRY && lane.admission() == Admission.OPEN;
        return everybody
                ? Uni.createFrom().item(policy(lane, "ALL", new JsonArray()))
                : cardPlates(lane).map(plates -> policy(lane, "LISTED", plates));
    }

    private Uni<JsonArray> cardPlates(LaneSetup lane) {
        var today = LocalDate.ofInstant(clock.instant(), lane.zone());
        return database.inTenant(lane.tenantId(), tx -> tx.preparedQuery(CARD_PLATES)
                .execute(values(lane.tenantId(), lane.parkId(), today, MOST_PLATES))
                .map(rows -> {
                    var plates = new JsonArray();
                    StreamSupport.stream(rows.spliterator(), false).forEach(row -> plates.add(row.getString("plate")));
                    return plates;
                }));
    }

    private JsonObject policy(LaneSetup lane, String admit, JsonArray plates) {
        Instant now = clock.instant();
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("version", now.getEpochSecond())
                .put("validUntil", now.plus(VALID_FOR).toString())
                .put("admit", admit)
                .put("plates", plates)
                .put("upload", upload(lane, now.plus(VALID_FOR)));
    }

    /** Where the robot puts its photos of arrivals, before it names them in {@code images}. */
    private JsonObject upload(LaneSetup lane, Instant until) {
        return new JsonObject()
                .put("url", uploads.standing(lane.tenantId(), lane.parkId(), lane.robotCode(), until))
                .put("method", "PUT")
                .put("headers", new JsonObject().put("Content-Type", "image/jpeg"));
    }
}
