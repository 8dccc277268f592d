package io.gatehouse.order.sandbox;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.order.channel.ChannelState;
import io.gatehouse.order.channel.Trade;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sandbox's books in the database: they survive a restart, as a payment service's would. */
@ApplicationScoped
class SandboxTrades {

    /** Where to find a trade whose time has come. */
    record Due(UUID tenantId, String tradeNo) {}

    /** Books a trade, unless one of its number (or with its payment code) is booked already. */
    Uni<Void> book(SqlConnection tx, Trade t, ChannelState state, Behaviour behaviour, Instant settlesAt, String code) {
        return tx.preparedQuery(
                        """
                        insert into sandbox_trade (trade_no, tenant_id, method, amount, currency, state, behaviour,
                          settles_at, payment_code)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing
                        """)
                .execute(values(
                        t.tradeNo(),
                        t.tenantId(),
                        t.method().name(),
                        t.amount(),
                        t.currency(),
                        state.name(),
                        behaviour.name(),
                        settlesAt,
                        code))
                .replaceWithVoid();
    }

    Uni<Optional<SandboxTrade>> find(SqlConnection tx, String tradeNo) {
        return tx.preparedQuery("select * from sandbox_trade where trade_no = $1")
                .execute(values(tradeNo))
                .map(SandboxTrades::first);
    }

    /** Money that has not moved will not move any more, even if the trade was never heard of. */
    Uni<Optional<SandboxTrade>> close(SqlConnection tx, Trade t) {
        return tx.preparedQuery(
                        """
                        insert into sandbox_trade as book (trade_no, tenant_id, method, amount, currency, state, behaviour)
                        values ($1, $2, $3, $4, $5, 'CLOSED', 'NEVER')
                        on conflict (trade_no) do update set state =
                          case when book.state in ('WAITING', 'ACCEPTED') then 'CLOSED' else book.state end
                        returning *
                        """)
                .execute(values(t.tradeNo(), t.tenantId(), t.method().name(), t.amount(), t.currency()))
                .map(SandboxTrades::first);
    }

    Uni<List<Due>> due(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery("select tenant_id, trade_no from sandbox_trades_due($1, $2)")
                .execute(values(now, most))
                .map(rows -> Rows.all(rows, row -> new Due(row.getUUID("tenant_id"), row.getString("trade_no"))));
    }

    Uni<SandboxTrade> lock(SqlConnection tx, String tradeNo) {
        return tx.preparedQuery("select * from sandbox_trade where trade_no = $1 for no key update")
                .execute(values(tradeNo))
                .map(rows -> first(rows).orElseThrow());
    }

    /** A trade that is due, unless another instance is at it. */
    Uni<Optional<SandboxTrade>> take(SqlConnection tx, String tradeNo) {
        return tx.preparedQuery("select * from sandbox_trade where trade_no = $1 for update skip locked")
                .execute(values(tradeNo))
                .map(SandboxTrades::first);
    }

    /** How it ended; one that is SILENT counts as told. */
    Uni<Optional<SandboxTrade>> settle(SqlConnection tx, String tradeNo, ChannelState outcome, boolean silent) {
        return tx.preparedQuery("update sandbox_trade set state = $2, told = $3 where trade_no = $1 returning *")
                .execute(values(tradeNo, outcome.name(), silent ? 1 : 0))
                .map(SandboxTrades::first);
    }

    Uni<Void> told(SqlConnection tx, String tradeNo) {
        return tx.preparedQuery("update sandbox_trade set told = told + 1 where trade_no = $1")
                .execute(values(tradeNo))
                .replaceWithVoid();
    }

    private static Optional<SandboxTrade> first(RowSet<Row> rows) {
        return Rows.first(rows, SandboxTrades::trade);
    }

    private static SandboxTrade trade(Row row) {
        return new SandboxTrade(
                row.getString("trade_no"),
                row.getUUID("tenant_id"),
                row.getLong("amount"),
                row.getString("currency"),
                ChannelState.valueOf(row.getString("state")),
                Behaviour.valueOf(row.getString("behaviour")),
                moment(row, "settles_at"));
    }
}
