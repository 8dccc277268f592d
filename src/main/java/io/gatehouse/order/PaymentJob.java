package io.gatehouse.order;

import io.gatehouse.platform.Sweeps;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Pursues what channels have not answered: no callback is relied on, and what an instance left undone another does.
 * Several instances may sweep at once, because every answer is settled under a lock and once.
 */
@ApplicationScoped
class PaymentJob {

    private final PaymentPursuit payments;
    private final RefundPursuit refunds;

    PaymentJob(PaymentPursuit payments, RefundPursuit refunds) {
        this.payments = payments;
        this.refunds = refunds;
    }

    @Scheduled(
            every = "{gatehouse.payment.sweep}",
            concurrentExecution = ConcurrentExecution.SKIP,
            executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> sweepPayments() {
        return payments.pursueDue();
    }

    @Scheduled(
            every = "{gatehouse.payment.pay-back-sweep}",
            concurrentExecution = ConcurrentExecution.SKIP,
            executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> sweepFailedPromises() {
        return payments.pursueFailedPromises();
    }

    @Scheduled(
            every = "{gatehouse.payment.sweep}",
            concurrentExecution = ConcurrentExecution.SKIP,
            executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> sweepRefunds() {
        return refunds.pursueDue();
    }
}
