package io.gatehouse.order.wechat.notice;

import io.gatehouse.order.Payment;
import io.gatehouse.order.Payments;
import io.gatehouse.order.Settlement;
import io.gatehouse.order.SettlementService;
import io.gatehouse.order.SettlementService.Settled;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A driver has paid. */
@ApplicationScoped
class TransactionPostbox implements Postbox {

    private final Database database;
    private final Payments payments;
    private final SettlementService settlements;

    TransactionPostbox(Database database, Payments payments, SettlementService settlements) {
        this.database = database;
        this.payments = payments;
        this.settlements = settlements;
    }

    /** What was paid of leave first, pay later tells of the parking, too. */
    @Override
    public boolean takes(Letter letter) {
        return letter.eventType().equals("TRANSACTION.SUCCESS")
                && !letter.resource().has("parking_info");
    }

    @Override
    public Uni<Void> take(Letter letter) {
        letter.refuseUnlessOurs();
        var tenant = letter.merchant().tenantId();
        return database.inTenant(tenant, tx -> payments.ofTrade(tx, tenant, letter.text("out_trade_no")))
                .map(found -> ours(letter, found))
                .chain(payment -> settlements.settle(tenant, payment.id(), result(letter)))
                .invoke(TransactionPostbox::refuseMismatch)
                .replaceWithVoid();
    }

    private static Payment ours(Letter letter, Optional<Payment> found) {
        return found.filter(payment -> letter.merchant().id().equals(payment.accountId()))
                .filter(payment -> letter.merchant().appid().equals(letter.text("appid")))
                .orElseThrow(Letter::foreignOrder);
    }

    private static ChannelResult result(Letter letter) {
        var amount = letter.resource().path("amount");
        boolean complete = "SUCCESS".equals(letter.text("trade_state"))
                && letter.text("transaction_id") != null
                && amount.path("total").isIntegralNumber();
        if (!complete) {
            throw Problem.badRequest("unreadable", "The notification is not about a payment that succeeded.");
        }
        return ChannelResult.succeeded(
                letter.text("transaction_id"),
                amount.path("total").longValue(),
                amount.path("currency").asText("CNY"));
    }

    private static void refuseMismatch(Settled settled) {
        if (settled.what() == Settlement.MISMATCH) {
            throw Problem.badRequest("wrong-amount", "The sum is not that of the payment.");
        }
    }
}
