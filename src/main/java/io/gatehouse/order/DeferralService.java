package io.gatehouse.order;

import io.gatehouse.order.SettlementService.Settled;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.Channels;
import io.gatehouse.order.channel.EntryNotices;
import io.gatehouse.order.channel.EntryNotices.CarInside;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.order.channel.Route;
import io.gatehouse.platform.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Leave first, pay later (支付分停车): the car goes on the channel's promise, the money follows. */
@ApplicationScoped
public class DeferralService {

    /**
     * By which channel and account the stay {@code st} of the plate {@code subject.plate} may leave, as far as the
     * database knows: nobody else is asked while a car stands at the exit. A promise is for its own plate alone.
     */
    public static final String CONTRACT =
            """
            left join lateral (
              (select 'wechat' as channel, m.account_id as account from parking_promise m
               where m.stay_id = st.id and m.state = 'PROMISED' and m.plate = subject.plate)
              union all
              (select 'sandbox', null from sandbox_contract b where b.tenant_id = $1 and b.plate = subject.plate)
              limit 1) contract on $7 = 'EXIT'
            """;

    private static final Logger LOG = Logger.getLogger(DeferralService.class);

    private final Database database;
    private final Attempts attempts;
    private final SettlementService settlements;
    private final PaymentPursuit pursuit;
    private final Channels channels;
    private final List<EntryNotices> notices;
    private final MeterRegistry meters;
    private final String withoutAccount;
    private final Duration patience;

    DeferralService(
            Database database,
            Attempts attempts,
            SettlementService settlements,
            PaymentPursuit pursuit,
            Channels channels,
            @All List<EntryNotices> notices,
            MeterRegistry meters,
            @ConfigProperty(name = "gatehouse.payment.deferred-channel") String withoutAccount,
            @ConfigProperty(name = "gatehouse.payment.accepted-within") Duration patience) {
        this.database = database;
        this.attempts = attempts;
        this.settlements = settlements;
        this.pursuit = pursuit;
        this.channels = channels;
        this.notices = notices;
        this.meters = meters;
        this.withoutAccount = withoutAccount;
        this.patience = patience;
    }

    /** From a row with {@link #CONTRACT}; null where the plate has none that counts. */
    public Contract contract(Row row) {
        var channel = row.getString("contract_channel");
        var account = row.getUUID("contract_account");
        return channel == null || !counts(channel, account)
                ? null
                : new Contract(new Route(channel, account), row.getString("plate"));
    }

    /** Without an account it is the installation's own channel that knows the contracts, and no other. */
    private boolean counts(String channel, UUID accountOrNull) {
        return (accountOrNull != null || channel.equals(withoutAccount))
                && channels.named(channel).isOpen();
    }

    /** Whether a car that came in may leave first is found out long before it does; in the transaction of its entry. */
    public Uni<Void> entered(SqlConnection tx, CarInside car) {
        return Uni.join()
                .all(notices.stream().map(notice -> notice.entered(tx, car)).toList())
                .andFailFast()
                .replaceWithVoid();
    }

    /** @param park where the car is; null: at any of the tenant's */
    public Uni<Boolean> hasContract(UUID tenant, UUID park, String plate) {
        return channels.of(tenant)
                .map(all -> all.route(park, null, PaymentMethod.DEFERRED))
                .chain(route -> channels.named(route.channel()).contractOf(tenant, route.accountId(), plate));
    }

    /**
     * Asks the channel to promise the order's amount: ACCEPTED (or SUCCEEDED already), else FAILED, and the order stays
     * to be paid on site. A promise that comes too late is closed; what it moved all the same goes back. Fails with the
     * problem {@code order-not-payable} when the order was paid or cancelled meanwhile, and {@code payment-in-progress}
     * while a payment code is being taken.
     */
    public Uni<PaymentState> defer(UUID tenant, UUID orderId, Contract contract) {
        return database.inTenant(
                        tenant, tx -> attempts.begin(tx, tenant, orderId, contract.route(), PaymentMethod.DEFERRED))
                .invoke(begun -> pursuit.closeSoon(begun.madeWay()))
                .chain(begun -> charge(begun.payment(), contract.plate()));
    }

    private Uni<PaymentState> charge(Payment payment, String plate) {
        var began = Timer.start(meters);
        return channels.named(payment.channel())
                .charge(payment.trade(null), plate)
                .ifNoItem()
                .after(patience)
                .recoverWithItem(ChannelResult.unknown("timed-out"))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "Payment %s: no acceptance", payment.id()))
                .onFailure()
                .recoverWithItem(ChannelResult.unknown("channel-unavailable"))
                .invoke(result -> began.stop(meters.timer(
                        "gatehouse.deferral.acceptance",
                        "channel",
                        payment.channel(),
                        "outcome",
                        result.state().name())))
                .chain(result -> answered(payment, result))
                .map(settled -> settled.payment().state());
    }

    private Uni<Settled> answered(Payment payment, ChannelResult result) {
        return switch (result.state()) {
            case WAITING, UNKNOWN ->
                settlements
                        .giveUp(payment.tenantId(), payment.id(), result.reason())
                        .invoke(settled -> pursuit.closeSoon(unclosed(settled)));
            case ACCEPTED, SUCCEEDED, FAILED, CLOSED -> settlements.settle(payment.tenantId(), payment.id(), result);
        };
    }

    private static Payment unclosed(Settled settled) {
        return settled.what() == Settlement.FAIL ? settled.payment() : null;
    }
}
