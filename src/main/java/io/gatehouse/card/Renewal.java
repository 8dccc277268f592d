package io.gatehouse.card;

import io.gatehouse.platform.Ids;
import java.time.Instant;
import java.util.UUID;

/**
 * A request to extend a card, and what became of it.
 *
 * @param amount what it costs, in minor units
 * @param orderId of the order that pays for it, null while there is none
 */
public record Renewal(
        UUID id,
        UUID tenantId,
        UUID parkId,
        UUID cardId,
        int months,
        RenewalState state,
        long amount,
        String currency,
        String requestedBy,
        String decidedBy,
        String reason,
        Instant createdAt,
        Instant decidedAt,
        UUID orderId) {

    static Renewal requested(UUID tenantId, CardTerms terms, int months, String by, Instant at) {
        return new Renewal(
                Ids.next(),
                tenantId,
                terms.parkId(),
                terms.cardId(),
                months,
                RenewalState.REQUESTED,
                Math.multiplyExact(terms.monthAmount(), (long) months),
                terms.currency(),
                by,
                null,
                null,
                at,
                null,
                null);
    }

    Renewal approved(String by, Instant at) {
        return decided(RenewalState.APPROVED, by, null, at);
    }

    Renewal rejected(String by, String why, Instant at) {
        return decided(RenewalState.REJECTED, by, why, at);
    }

    Renewal renewed() {
        return decided(RenewalState.RENEWED, decidedBy, reason, decidedAt);
    }

    Renewal payableBy(UUID order) {
        return copy(state, decidedBy, reason, decidedAt, order);
    }

    /** Nothing would be different if it were asked for again. */
    boolean isFor(int otherMonths, CardTerms terms) {
        return months == otherMonths
                && amount == Math.multiplyExact(terms.monthAmount(), (long) otherMonths)
                && currency.equals(terms.currency());
    }

    private Renewal decided(RenewalState to, String by, String why, Instant at) {
        return copy(state.to(to), by, why, at, orderId);
    }

    private Renewal copy(RenewalState to, String by, String why, Instant at, UUID order) {
        return new Renewal(
                id, tenantId, parkId, cardId, months, to, amount, currency, requestedBy, by, why, createdAt, at, order);
    }
}
