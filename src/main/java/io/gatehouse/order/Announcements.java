package io.gatehouse.order;

import io.gatehouse.order.SettlementService.Settled;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.jboss.logging.Logger;

/** Tells other rooms of this instance what a payment came to, and counts it; after the commit, so never too early. */
@ApplicationScoped
class Announcements {

    private static final Logger LOG = Logger.getLogger(Announcements.class);

    private final Event<OrderPaid> paid;
    private final Event<PaymentFailed> failed;
    private final MeterRegistry meters;

    Announcements(Event<OrderPaid> paid, Event<PaymentFailed> failed, MeterRegistry meters) {
        this.paid = paid;
        this.failed = failed;
        this.meters = meters;
    }

    void afterCommit(Settled settled) {
        switch (settled.what()) {
            case PAY -> fire(paid, paid(settled.order()));
            case FAIL, FAIL_INTO_ARREARS -> fire(failed, failed(settled));
            case NOTHING, CLOSE, MISMATCH, ACCEPT, CREDIT -> {}
        }
        count(settled);
    }

    private static <T> void fire(Event<T> event, T what) {
        event.fireAsync(what).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.errorf(failure, "Nobody could deal with %s", what);
            }
        });
    }

    private void count(Settled settled) {
        var outcome =
                switch (settled.what()) {
                    case NOTHING, CLOSE -> null;
                    case MISMATCH -> "MISMATCH";
                    case ACCEPT, PAY, CREDIT, FAIL, FAIL_INTO_ARREARS ->
                        settled.payment().state().name();
                };
        if (outcome != null) {
            meters.counter(
                            "gatehouse.payment.attempts",
                            "channel",
                            settled.payment().channel(),
                            "outcome",
                            outcome)
                    .increment();
        }
    }

    private static OrderPaid paid(Order order) {
        return new OrderPaid(order.tenantId(), order.id(), order.stayId(), order.renewalId(), order.plate());
    }

    private static PaymentFailed failed(Settled settled) {
        var order = settled.order();
        var payment = settled.payment();
        return new PaymentFailed(
                order.tenantId(),
                order.id(),
                payment.id(),
                order.stayId(),
                order.plate(),
                payment.reason(),
                settled.what() == Settlement.FAIL_INTO_ARREARS);
    }
}
