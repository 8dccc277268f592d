package io.gatehouse.fee;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Deducts benefits from a total: of those that may be used together the choice that leaves the least to pay, and of equal
 * ones that which uses up the fewest. Minutes first, because they change what is charged, then the others in their order.
 * Never more than is still to be paid.
 */
final class Deductions {
    private static final Comparator<Benefit> MINUTES_FIRST =
            Comparator.comparing(benefit -> benefit.kind() != Benefit.Kind.MINUTES);
    private static final Comparator<Deductions> LEAST_TO_PAY = Comparator.comparingLong(Deductions::owed)
            .thenComparing(deductions -> deductions.applied().size());

    private final long end;
    private final LongUnaryOperator totalUntil;
    private final List<BenefitApplied> applied = new ArrayList<>();
    private long minutes;
    /** What the fee is after the benefits so far. */
    private long fee;
    /** What is to be paid of it. */
    private long owed;

    private Deductions(long end, LongUnaryOperator totalUntil, long paidBefore) {
        this.end = end;
        this.totalUntil = totalUntil;
        this.fee = totalUntil.applyAsLong(end);
        this.owed = Math.max(0, fee - paidBefore);
    }

    static Deductions of(List<Benefit> benefits, long end, LongUnaryOperator totalUntil, long paidBefore) {
        return Stacking.choices(benefits).stream()
                .map(choice -> ofAll(choice, end, totalUntil, paidBefore))
                .min(LEAST_TO_PAY)
                .orElseThrow();
    }

    private static Deductions ofAll(List<Benefit> choice, long end, LongUnaryOperator totalUntil, long paidBefore) {
        Deductions deductions = new Deductions(end, totalUntil, paidBefore);
        choice.stream().sorted(MINUTES_FIRST).forEach(deductions::deduct);
        return deductions;
    }

    List<BenefitApplied> applied() {
        return applied;
    }

    long owed() {
        return owed;
    }

    private void deduct(Benefit benefit) {
        long worth = Math.min(fee, worth(benefit));
        fee -= worth;
        long deducted = Math.min(owed, worth);
        if (deducted > 0) {
            owed -= deducted;
            applied.add(new BenefitApplied(benefit.id(), benefit.label(), benefit.kind(), deducted));
        }
    }

    private long worth(Benefit benefit) {
        return switch (benefit.kind()) {
            case FREE -> fee;
            case AMOUNT -> benefit.value();
            case PERCENT -> (fee * benefit.value() + 50) / 100;
            case MINUTES -> {
                minutes += benefit.value();
                yield Math.max(0, fee - totalUntil.applyAsLong(end - minutes));
            }
        };
    }
}
