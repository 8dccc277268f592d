package io.gatehouse.call.sandbox;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.call.CenterLine;
import io.gatehouse.call.sandbox.SandboxPhoneCall.State;
import io.gatehouse.platform.Ids;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sandbox's books in the database. */
@ApplicationScoped
class SandboxPhoneCalls {

    private static final String COME_IN =
            """
            insert into sandbox_phone_call (id, tenant_id, center, direction, caller, called, state, began_at)
            values ($1, $2, $3, 'IN', $4, $5, 'WAITING', $6)
            returning *
            """;

    private static final String GO_OUT =
            """
            insert into sandbox_phone_call (id, tenant_id, center, direction, called, seat, state, request_id, began_at)
            values ($1, $2, $3, 'OUT', $4, $5, 'RINGING', $6, $7)
            on conflict do nothing
            """;

    private static final String BECOME =
            """
            update sandbox_phone_call set state = $3, seat = coalesce($4, seat)
            where tenant_id = $1 and id = $2 and state <> 'ENDED'
            returning *
            """;

    private static final String END =
            """
            update sandbox_phone_call set state = 'ENDED', ended_at = $3
            where tenant_id = $1 and id = $2 and state <> 'ENDED'
            returning *
            """;

    private static final String PAGE =
            """
            select * from sandbox_phone_call
            where tenant_id = $1 and id < $2 and ($4::text is null or state = $4) and ($5::text is null or seat = $5)
            order by id desc limit $3
            """;

    Uni<SandboxPhoneCall> comeIn(SqlConnection tx, CenterLine line, String from, String to, Instant now) {
        return tx.preparedQuery(COME_IN)
                .execute(values(Ids.next(), line.tenantId(), line.id(), from, to, now))
                .map(rows -> Rows.first(rows, SandboxPhoneCalls::call).orElseThrow());
    }

    /** The same wish twice is one call. */
    Uni<SandboxPhoneCall> goOut(
            SqlConnection tx, CenterLine line, String number, String seat, UUID request, Instant now) {
        return tx.preparedQuery(GO_OUT)
                .execute(values(Ids.next(), line.tenantId(), line.id(), number, seat, request, now))
                .chain(() -> tx.preparedQuery(
                                "select * from sandbox_phone_call where tenant_id = $1 and request_id = $2")
                        .execute(values(line.tenantId(), request)))
                .map(rows -> Rows.first(rows, SandboxPhoneCalls::call).orElseThrow());
    }

    Uni<Optional<SandboxPhoneCall>> find(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery("select * from sandbox_phone_call where tenant_id = $1 and id = $2")
                .execute(values(tenant, id))
                .map(rows -> Rows.first(rows, SandboxPhoneCalls::call));
    }

    /** Empty when it has ended. */
    Uni<Optional<SandboxPhoneCall>> become(SqlConnection tx, UUID tenant, UUID id, State state, String seat) {
        return tx.preparedQuery(BECOME)
                .execute(values(tenant, id, state, seat))
                .map(rows -> Rows.first(rows, SandboxPhoneCalls::call));
    }

    /** Empty when it had ended. */
    Uni<Optional<SandboxPhoneCall>> end(SqlConnection tx, UUID tenant, UUID id, Instant now) {
        return tx.preparedQuery(END)
                .execute(values(tenant, id, now))
                .map(rows -> Rows.first(rows, SandboxPhoneCalls::call));
    }

    Uni<List<SandboxPhoneCall>> page(SqlConnection tx, UUID tenant, PageQuery page, State state, String seat) {
        return tx.preparedQuery(PAGE)
                .execute(values(tenant, page.below(), page.oneMore(), state, seat))
                .map(rows -> Rows.all(rows, SandboxPhoneCalls::call));
    }

    private static SandboxPhoneCall call(Row row) {
        return new SandboxPhoneCall(
                uuid(row, "id"),
                row.getString("caller"),
                row.getString("called"),
                row.getString("seat"),
                constant(State.class, row, "state"),
                uuid(row, "request_id"),
                moment(row, "began_at"),
                moment(row, "ended_at"));
    }
}
