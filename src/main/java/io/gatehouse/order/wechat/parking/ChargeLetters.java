package io.gatehouse.order.wechat.parking;

import io.gatehouse.order.Payment;
import io.gatehouse.order.Payments;
import io.gatehouse.order.Settlement;
import io.gatehouse.order.SettlementService;
import io.gatehouse.order.SettlementService.Settled;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.order.wechat.notice.Letter;
import io.gatehouse.order.wechat.notice.Postbox;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What became of a charge that was accepted: paid, not paid, or paid back after all. */
@ApplicationScoped
class ChargeLetters implements Postbox {

    private static final String SUCCESS = "TRANSACTION.SUCCESS";
    private static final String FAIL = "TRANSACTION.FAIL";
    private static final String PAY_BACK = "TRANSACTION.PAY_BACK";

    private final Database database;
    private final Payments payments;
    private final SettlementService settlements;

    ChargeLetters(Database database, Payments payments, SettlementService settlements) {
        this.database = database;
        this.payments = payments;
        this.settlements = settlements;
    }

    /** Whoever scanned a code pays, too; but of no parking. */
    @Override
    public boolean takes(Letter letter) {
        return switch (letter.eventType()) {
            case FAIL, PAY_BACK -> true;
            case SUCCESS -> letter.resource().has("parking_info");
            default -> false;
        };
    }

    @Override
    public Uni<Void> take(Letter letter) {
        letter.refuseUnlessOurParking();
        var result = result(letter);
        var tenant = letter.merchant().tenantId();
        return database.inTenant(tenant, tx -> payments.ofTrade(tx, tenant, letter.text("out_trade_no")))
                .map(found -> ours(letter, found))
                .chain(payment -> settlements.settle(tenant, payment.id(), result))
                .invoke(ChargeLetters::refuseMismatch)
                .replaceWithVoid();
    }

    private static Payment ours(Letter letter, Optional<Payment> found) {
        return found.filter(payment -> letter.merchant().id().equals(payment.accountId()))
                .filter(payment -> payment.method() == PaymentMethod.DEFERRED)
                .orElseThrow(Letter::foreignOrder);
    }

    private static ChannelResult result(Letter letter) {
        if (letter.eventType().equals(FAIL)) {
            return ParkingAnswers.failed(letter.text("trade_state_description"));
        }
        var amount = letter.resource().path("amount");
        if (letter.text("transaction_id") == null || !amount.path("total").isIntegralNumber()) {
            throw Problem.badRequest("unreadable", "The notification does not say what was paid.");
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
