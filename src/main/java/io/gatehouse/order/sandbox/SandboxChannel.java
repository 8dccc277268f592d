package io.gatehouse.order.sandbox;

import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.ChannelState;
import io.gatehouse.order.channel.GiveBack;
import io.gatehouse.order.channel.PaymentChannel;
import io.gatehouse.order.channel.RefundState;
import io.gatehouse.order.channel.Trade;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The channel that is only played. It does nothing in the platform's own transactions, as if it were far away. */
@ApplicationScoped
class SandboxChannel implements PaymentChannel {

    static final String NAME = "sandbox";

    private final Database database;
    private final SandboxTrades trades;
    private final SandboxContracts contracts;
    private final SandboxRefunds refunds;
    private final SandboxConfig config;
    private final Clock clock;

    SandboxChannel(
            Database database,
            SandboxTrades trades,
            SandboxContracts contracts,
            SandboxRefunds refunds,
            SandboxConfig config,
            Clock clock) {
        this.database = database;
        this.trades = trades;
        this.contracts = contracts;
        this.refunds = refunds;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isOpen() {
        return config.enabled();
    }

    @Override
    public Uni<ChannelResult> offer(Trade trade) {
        return book(trade, behaviourOf(trade), ChannelState.WAITING, null);
    }

    @Override
    public Uni<ChannelResult> take(Trade trade, String paymentCode) {
        return book(trade, behaviourOf(trade), ChannelState.WAITING, paymentCode);
    }

    /** A late answer is late, but what it speaks of is booked at once: that is what makes it dangerous. */
    @Override
    public Uni<ChannelResult> charge(Trade trade, String plate) {
        return database.inTenant(trade.tenantId(), tx -> contracts.find(tx, trade.tenantId(), plate))
                .chain(contract -> contract.isEmpty()
                        ? Uni.createFrom().item(ChannelResult.failed("no-contract"))
                        : charge(trade, contract.get()));
    }

    private Uni<ChannelResult> charge(Trade trade, Behaviour behaviour) {
        var booked = book(trade, behaviour, ChannelState.ACCEPTED, null);
        return switch (behaviour) {
            case NEVER -> booked.chain(() -> Uni.createFrom().nothing());
            case SLOW -> booked.onItem().delayIt().by(config.slow());
            case SUCCEED, FAIL, DUPLICATE, REFUSE, SILENT, REFUND_FAIL -> booked;
        };
    }

    private Uni<ChannelResult> book(Trade trade, Behaviour behaviour, ChannelState state, String code) {
        if (!config.enabled()) {
            throw Problem.of(503, "channel-unavailable", "The sandbox is switched off.");
        }
        var first = behaviour == Behaviour.REFUSE ? ChannelState.FAILED : state;
        return database.inTenant(
                trade.tenantId(), tx -> trades.book(tx, trade, first, behaviour, settlesAt(behaviour), code)
                        .chain(() -> answer(tx, trade, "code-used")));
    }

    @Override
    public Uni<ChannelResult> query(Trade trade) {
        return database.inTenant(trade.tenantId(), tx -> trades.find(tx, trade.tradeNo())
                .map(found -> found.map(SandboxTrade::result).orElse(ChannelResult.unknown("unknown-trade"))));
    }

    @Override
    public Uni<ChannelResult> close(Trade trade) {
        return database.inTenant(trade.tenantId(), tx -> trades.close(tx, trade)
                .map(closed -> closed.orElseThrow().result()));
    }

    @Override
    public Uni<RefundState> refund(GiveBack refund) {
        return database.inTenant(refund.tenantId(), tx -> trades.lock(tx, refund.tradeNo())
                .chain(trade -> outcomeOf(tx, refund, trade)
                        .chain(outcome -> refunds.book(
                                tx, refund, outcome, clock.instant().plus(delayOf(trade.behaviour())))))
                .chain(() -> refunds.find(tx, refund.refundNo()))
                .map(booked -> booked.orElseThrow().at(clock.instant())));
    }

    private Uni<RefundState> outcomeOf(SqlConnection tx, GiveBack refund, SandboxTrade trade) {
        return refunds.sumOf(tx, refund.tradeNo()).map(before -> {
            if (trade.state() != ChannelState.SUCCEEDED || before + refund.amount() > trade.amount()) {
                return RefundState.CLOSED;
            }
            return trade.behaviour() == Behaviour.REFUND_FAIL ? RefundState.ABNORMAL : RefundState.SUCCEEDED;
        });
    }

    @Override
    public Uni<Boolean> contractOf(UUID tenant, UUID account, String plate) {
        return database.inTenant(tenant, tx -> contracts.find(tx, tenant, plate))
                .map(contract -> contract.isPresent() && config.enabled());
    }

    private Uni<ChannelResult> answer(SqlConnection tx, Trade trade, String otherwise) {
        return trades.find(tx, trade.tradeNo())
                .map(found -> found.map(SandboxTrade::result).orElse(ChannelResult.failed(otherwise)));
    }

    private Behaviour behaviourOf(Trade trade) {
        return trade.behaviour() == null ? config.behaviour() : trade.behaviour();
    }

    private Instant settlesAt(Behaviour behaviour) {
        return switch (behaviour) {
            case NEVER, REFUSE -> null;
            case SUCCEED, FAIL, DUPLICATE, SLOW, SILENT, REFUND_FAIL ->
                clock.instant().plus(delayOf(behaviour));
        };
    }

    private Duration delayOf(Behaviour behaviour) {
        return behaviour == Behaviour.SLOW ? config.slow() : config.delay();
    }
}
