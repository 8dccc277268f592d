package io.gatehouse.vehicle;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.card.CardValidity;
import io.gatehouse.vehicle.VehicleView.CardOfVehicle;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What is known of plates in the database, beside their stays. */
@ApplicationScoped
class Vehicles {

    private static final String CARDS =
            """
            select c.id, c.park_id, c.number, c.spaces, c.suspended, k.time_zone, d.first_day, d.last_day
            from card c join park k on k.id = c.park_id
            left join lateral (select min(first_day) as first_day, max(last_day) as last_day
                               from card_period where card_id = c.id) d on true
            where c.tenant_id = $1 and c.plates @> array[$2::text] order by d.last_day desc nulls last, c.id limit 50
            """;

    /** The cards of a plate at all parks, the longest valid first. */
    Uni<List<CardOfVehicle>> cardsOf(SqlConnection tx, UUID tenant, Plate plate, Instant now) {
        return tx.preparedQuery(CARDS).execute(values(tenant, plate.value())).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> card(row, now))
                .toList());
    }

    private static CardOfVehicle card(Row row, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneId.of(row.getString("time_zone")));
        var firstDay = row.getLocalDate("first_day");
        var lastDay = row.getLocalDate("last_day");
        var validity = CardValidity.of(firstDay, lastDay, row.getBoolean("suspended"), today);
        return new CardOfVehicle(
                uuid(row, "id"),
                uuid(row, "park_id"),
                row.getString("number"),
                row.getInteger("spaces"),
                validity.state(),
                validity.validUntil(),
                validity.daysExpired());
    }
}
