package io.gatehouse.vehicle;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.fee.StayClass;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** How stays are set right in the database: one method, one statement. */
@ApplicationScoped
class StayCorrections {

    private static final String LOCK = "select * from stay where tenant_id = $1 and id = $2 for no key update";

    /** A stay that begins at another moment is charged by what was in force then. */
    private static final String CORRECT =
            """
            with corrected as (
              update stay set plate = $3, entered_at = $4, state = $5, left_at = $6, stay_class = $7, card_id = $8,
                tariff_id = case when entered_at = $4 then tariff_id else
                  (select f.id from tariff f where f.park_id = stay.park_id and f.effective_from <= $4
                   order by f.effective_from desc limit 1) end,
                review = null, corrections = corrections || $9::jsonb
              where tenant_id = $1 and id = $2
              returning park_id)
            update occupancy set inside = inside - 1 from corrected where occupancy.park_id = corrected.park_id and $10
            """;

    /** As what the vehicle would have come in with this plate: on the card that was valid that day, while it had space. */
    private static final String WOULD_ENTER_AS =
            """
            select c.id as card_id,
              case when (select count(*) from stay x
                         where x.tenant_id = $1 and x.plate = any(c.plates) and x.card_id = c.id and x.id <> $3
                           and x.stay_class = 'CARD' and x.state <> 'VOID' and x.entered_at <= $5
                           and (x.left_at is null or x.left_at > $5)) >= c.spaces
                   then 'SHARED_SPACES' else 'CARD' end as stay_class
            from card c join park k on k.id = c.park_id
            where c.tenant_id = $1 and c.park_id = $2 and c.plates @> array[$4::text] and not c.suspended
              and exists (select from card_period d where d.card_id = c.id
                          and ($5 at time zone k.time_zone)::date between d.first_day and d.last_day)
            order by c.id limit 1
            """;

    /** @param cardId null when it is on none */
    record EnteredAs(StayClass stayClass, UUID cardId) {}

    /** Whoever corrects a stay, or makes orders of it, holds this lock. */
    Uni<Stay> lock(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery(LOCK).execute(values(tenant, id)).map(rows -> Stays.only(rows, id));
    }

    Uni<EnteredAs> wouldEnterAs(SqlConnection tx, Stay stay, String plate, Instant at) {
        return tx.preparedQuery(WOULD_ENTER_AS)
                .execute(values(stay.tenantId(), stay.parkId(), stay.id(), plate, at))
                .map(rows -> rows.size() == 0
                        ? new EnteredAs(StayClass.TEMPORARY, null)
                        : enteredAs(rows.iterator().next()));
    }

    /** @param leaves the vehicle was counted as inside, and is not any more */
    Uni<Void> correct(SqlConnection tx, Stay corrected, JsonObject correction, boolean leaves) {
        return tx.preparedQuery(CORRECT)
                .execute(values(
                        corrected.tenantId(),
                        corrected.id(),
                        corrected.plate(),
                        corrected.enteredAt(),
                        corrected.state(),
                        corrected.leftAt(),
                        corrected.stayClass(),
                        corrected.cardId(),
                        new JsonArray().add(correction),
                        leaves))
                .replaceWithVoid();
    }

    /** What a stay that is over had of its free minutes, for those that come after it. */
    Uni<Void> keepFreeMinutes(SqlConnection tx, UUID tenant, UUID stay, long minutes) {
        return tx.preparedQuery(
                        "update stay set free_minutes = $3 where tenant_id = $1 and id = $2 and state <> 'LIVE'")
                .execute(values(tenant, stay, minutes))
                .replaceWithVoid();
    }

    private static EnteredAs enteredAs(Row row) {
        return new EnteredAs(constant(StayClass.class, row, "stay_class"), uuid(row, "card_id"));
    }
}
