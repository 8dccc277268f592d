package io.gatehouse.order.wechat.parking;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.order.wechat.account.Merchant;
import io.gatehouse.platform.Rows;
import io.gatehouse.vehicle.StayAccount;
import io.gatehouse.vehicle.StayQuotes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The cars that an account may be asked about, in the database. */
@ApplicationScoped
class ParkedCars {

    /** A park that is named comes first; an account of one park knows no other. */
    private static final String INSIDE =
            """
            select s.id, k.code from stay s join park k on k.id = s.park_id
            where s.tenant_id = $1 and s.plate = $2 and s.state = 'LIVE' and ($3::uuid is null or s.park_id = $3)
            order by k.code = $4 desc nulls last, k.id::text = $4 desc nulls last, s.id desc limit 1
            """;

    private static final String ARREARS =
            """
            select coalesce(sum(o.amount), 0)::bigint as owed from orders o
            where o.tenant_id = $1 and o.plate = $2 and o.state = 'ARREARS' and ($3::uuid is null or o.park_id = $3)
            """;

    /** A car inside, with what its fee depends on. */
    record Parked(StayAccount account, String parkCode) {}

    private record Place(UUID stay, String parkCode) {}

    private final StayQuotes quotes;

    ParkedCars(StayQuotes quotes) {
        this.quotes = quotes;
    }

    /** @param park its code or id, as far as whoever asks knows it */
    Uni<Optional<Parked>> inside(SqlConnection tx, Merchant of, String plate, String park) {
        return tx.preparedQuery(INSIDE)
                .execute(values(of.tenantId(), plate, of.parkId(), park))
                .map(rows -> Rows.first(rows, row -> new Place(uuid(row, "id"), row.getString("code"))))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.<Parked>empty())
                        : quotes.of(tx, of.tenantId(), found.get().stay())
                                .map(account -> Optional.of(
                                        new Parked(account, found.get().parkCode()))));
    }

    /** What the plate has left unpaid. */
    Uni<Long> arrears(SqlConnection tx, Merchant of, String plate) {
        return tx.preparedQuery(ARREARS)
                .execute(values(of.tenantId(), plate, of.parkId()))
                .map(rows -> rows.iterator().next().getLong("owed"));
    }

    /** The accounts to which WeChat Pay signs with this public key. */
    Uni<List<UUID>> accountsOfKey(SqlConnection connection, String publicKeyId) {
        return connection
                .preparedQuery("select id from wechat_accounts_of_key($1)")
                .execute(values(publicKeyId))
                .map(rows -> Rows.all(rows, row -> uuid(row, "id")));
    }
}
