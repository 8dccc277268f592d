package io.gatehouse.order.wechat.parking;

import io.gatehouse.fee.BenefitApplied;
import io.gatehouse.fee.NextRise;
import io.gatehouse.fee.Quote;
import io.gatehouse.vehicle.StayAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a stay comes to at a moment. Pure.
 *
 * @param leaveBy up to when the exit is open to it as things stand; null: something is owed, or it will never be
 * @param rise when more will be owed next, and how much then; null: not within a month
 */
public record FeeState(long total, long paid, long owed, Instant leaveBy, NextRise rise) {

    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    static FeeState of(StayAccount account, Instant now) {
        var quote = account.quoteAt(now);
        if (quote.owed() > 0) {
            return new FeeState(quote.total(), quote.paidBefore(), quote.owed(), null, quote.nextRise());
        }
        var leaveBy = leaveBy(account, quote, now);
        return new FeeState(quote.total(), quote.paidBefore(), 0, leaveBy, riseAfter(account, leaveBy));
    }

    /** The grace after a payment, or the moment at which what was paid, or is free, does not suffice any more. */
    private static Instant leaveBy(StayAccount account, Quote quote, Instant now) {
        long saved =
                quote.benefits().stream().mapToLong(BenefitApplied::deducted).sum();
        boolean covered = quote.total() - saved <= quote.paidBefore();
        if (covered && quote.nextRise() == null) {
            return null;
        }
        var grace = graceEnds(account).filter(end -> !end.isBefore(now));
        var fee = covered ? Optional.of(quote.nextRise().at()) : Optional.<Instant>empty();
        return Stream.of(grace, fee)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static Optional<Instant> graceEnds(StayAccount account) {
        var tariff = account.terms().tariff();
        return Optional.ofNullable(account.paid().at())
                .filter(paid -> tariff != null)
                .map(paid -> paid.plus(Duration.ofMinutes(tariff.graceMinutes())));
    }

    private static NextRise riseAfter(StayAccount account, Instant leaveBy) {
        return leaveBy == null
                ? null
                : new NextRise(
                        leaveBy, account.quoteAt(leaveBy.plus(AFTERWARDS)).owed());
    }
}
