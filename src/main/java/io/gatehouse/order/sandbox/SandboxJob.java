package io.gatehouse.order.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.order.sandbox.SandboxTrades.Due;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Sweeps;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The drivers and banks of the sandbox: trades whose time has come settle, and are told until somebody listens. */
@ApplicationScoped
class SandboxJob {

    private static final int AT_ONCE = 100;

    private final Database database;
    private final SandboxTrades trades;
    private final SandboxNotifications notifications;
    private final SandboxSignature signature;
    private final ObjectMapper json;
    private final Clock clock;

    SandboxJob(
            Database database,
            SandboxTrades trades,
            SandboxNotifications notifications,
            SandboxSignature signature,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.trades = trades;
        this.notifications = notifications;
        this.signature = signature;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(
            every = "{gatehouse.sandbox.sweep}",
            concurrentExecution = ConcurrentExecution.SKIP,
            executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> settleDue() {
        var due = database.acrossTenants(connection -> trades.due(connection, clock.instant(), AT_ONCE));
        return Sweeps.each(due, this::settle);
    }

    private Uni<Void> settle(Due due) {
        return database.inTenant(due.tenantId(), tx -> settle(tx, due.tradeNo()))
                .chain(settled -> settled.isEmpty() || settled.get().behaviour() == Behaviour.SILENT
                        ? Uni.createFrom().voidItem()
                        : tell(settled.get()));
    }

    private Uni<Optional<SandboxTrade>> settle(SqlConnection tx, String tradeNo) {
        return trades.take(tx, tradeNo).chain(taken -> {
            if (taken.isEmpty() || !taken.get().waits()) {
                return Uni.createFrom().item(taken.filter(SandboxTrade::settled));
            }
            var trade = taken.get();
            return trades.settle(tx, tradeNo, trade.outcome(), trade.behaviour() == Behaviour.SILENT);
        });
    }

    /** As payment services do: to whoever listens at the address, and again until they say that they have it. */
    private Uni<Void> tell(SandboxTrade trade) {
        var body = body(trade);
        return (trade.behaviour() == Behaviour.DUPLICATE
                        ? Uni.join()
                                .all(List.of(receive(body), receive(body)))
                                .andCollectFailures()
                                .replaceWithVoid()
                        : receive(body))
                .chain(() -> database.inTenant(trade.tenantId(), tx -> trades.told(tx, trade.tradeNo())));
    }

    private Uni<Void> receive(String body) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        return notifications
                .receive(timestamp, signature.of(timestamp, body), body)
                .replaceWithVoid();
    }

    private String body(SandboxTrade trade) {
        try {
            return json.writeValueAsString(SandboxNotification.of(trade));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A notification has nothing that JSON has not", impossible);
        }
    }
}
