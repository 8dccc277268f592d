package io.gatehouse.order.wechat.notice;

import io.gatehouse.order.Payment;
import io.gatehouse.order.Payments;
import io.gatehouse.order.Refund;
import io.gatehouse.order.RefundSettlements;
import io.gatehouse.order.Refunds;
import io.gatehouse.order.channel.RefundState;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** A refund has ended, or could not be delivered. */
@ApplicationScoped
class RefundPostbox implements Postbox {

    private static final Map<String, RefundState> STATES = Map.of(
            "REFUND.SUCCESS", RefundState.SUCCEEDED,
            "REFUND.CLOSED", RefundState.CLOSED,
            "REFUND.ABNORMAL", RefundState.ABNORMAL);

    private final Database database;
    private final Refunds refunds;
    private final Payments payments;
    private final RefundSettlements settlements;

    RefundPostbox(Database database, Refunds refunds, Payments payments, RefundSettlements settlements) {
        this.database = database;
        this.refunds = refunds;
        this.payments = payments;
        this.settlements = settlements;
    }

    private record Found(Refund refund, Payment payment) {}

    @Override
    public boolean takes(Letter letter) {
        return STATES.containsKey(letter.eventType());
    }

    @Override
    public Uni<Void> take(Letter letter) {
        letter.refuseUnlessOurs();
        return found(letter)
                .invoke(found -> refuseUnlessItsSum(letter, found.refund()))
                .chain(found -> settlements.settle(found.refund(), found.payment(), STATES.get(letter.eventType())));
    }

    private Uni<Found> found(Letter letter) {
        var tenant = letter.merchant().tenantId();
        return database.inTenant(tenant, tx -> refunds.ofNumber(tx, tenant, letter.text("out_refund_no"))
                .map(found -> found.orElseThrow(Letter::foreignOrder))
                .chain(refund -> payments.ofTrade(tx, tenant, letter.text("out_trade_no"))
                        .map(payment -> payment.filter(paid -> paid.id().equals(refund.paymentId()))
                                .filter(paid -> letter.merchant().id().equals(paid.accountId()))
                                .map(paid -> new Found(refund, paid))
                                .orElseThrow(Letter::foreignOrder))));
    }

    private static void refuseUnlessItsSum(Letter letter, Refund refund) {
        var told = letter.resource().path("amount").path("refund");
        if (!told.isIntegralNumber() || told.longValue() != refund.amount()) {
            throw Problem.badRequest("wrong-amount", "The sum is not that of the refund.");
        }
    }
}
