package io.gatehouse.benefit.points;

import io.gatehouse.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One conversation with a mall about one stay.
 *
 * @param id our reference there, and of the voucher that comes of it
 * @param passageId at which it was asked for; null inside the park
 * @param asked what was owed, minor units
 * @param held what the mall keeps of it; null before it has answered
 * @param used of that; null before it was
 * @param until the mall is asked to keep it so long
 * @param refundId what was credited, because the answer came too late
 */
public record PointsHold(
        UUID id,
        UUID tenantId,
        UUID accountId,
        UUID parkId,
        UUID stayId,
        UUID passageId,
        String plate,
        String driver,
        long asked,
        String currency,
        HoldState state,
        Long held,
        Long used,
        Instant until,
        UUID refundId,
        int tries,
        Instant nextAt,
        Instant createdAt) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int LONGEST_PAUSES = 8;
    /** Whoever asked did not live to hear the answer. */
    private static final Duration ORPHANED = Duration.ofSeconds(10);
    /** A debt that is not paid by then credits nobody. */
    static final Duration CREDITABLE = Duration.ofDays(30);

    /** Who parks where, and owes what. */
    public record About(UUID tenantId, UUID parkId, UUID stayId, UUID passageId, String plate, String driver) {}

    static PointsHold asking(About about, UUID account, long owed, String currency, Instant until, Instant at) {
        return new PointsHold(
                Ids.next(),
                about.tenantId(),
                account,
                about.parkId(),
                about.stayId(),
                about.passageId(),
                about.plate(),
                about.driver(),
                owed,
                currency,
                HoldState.ASKED,
                null,
                null,
                until,
                null,
                0,
                at.plus(ORPHANED),
                at);
    }

    /** The mall keeps so much. When its time is over somebody looks whether it was used. */
    PointsHold held(long amount) {
        return moved(HoldState.HELD, Math.min(amount, asked), used, refundId, 0, until);
    }

    PointsHold nothing() {
        return moved(HoldState.NOTHING, null, null, null, tries, null);
    }

    PointsHold late(Instant at) {
        return moved(HoldState.LATE, null, null, null, 0, at.plus(FIRST_PAUSE));
    }

    /** What the driver was entitled to goes back as money, and the points are used. */
    PointsHold credited(long amount, UUID refund, Instant at) {
        return moved(HoldState.TO_CONFIRM, amount, amount, refund, 0, at);
    }

    PointsHold toRelease(Instant at) {
        return moved(HoldState.TO_RELEASE, held, used, refundId, 0, at);
    }

    PointsHold confirmed() {
        return moved(HoldState.CONFIRMED, held, used, refundId, tries, null);
    }

    PointsHold refused() {
        return moved(HoldState.REFUSED, held, used, refundId, tries, null);
    }

    PointsHold released() {
        return moved(HoldState.RELEASED, held, used, refundId, tries, null);
    }

    /** Later and later. */
    PointsHold again(Instant at) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, LONGEST_PAUSES));
        return copy(state, held, used, refundId, tries + 1, at.plus(pause));
    }

    boolean isOverAt(Instant at) {
        return createdAt.plus(CREDITABLE).isBefore(at);
    }

    private PointsHold moved(HoldState to, Long kept, Long spent, UUID refund, int count, Instant next) {
        return copy(state.to(to), kept, spent, refund, count, next);
    }

    private PointsHold copy(HoldState to, Long kept, Long spent, UUID refund, int count, Instant next) {
        return new PointsHold(
                id, tenantId, accountId, parkId, stayId, passageId, plate, driver, asked, currency, to, kept, spent,
                until, refund, count, next, createdAt);
    }
}
