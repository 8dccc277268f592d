package io.gatehouse.order.channel;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/**
 * A payment channel. Every call may be repeated with the same trade number and then answers how things stand; a failed
 * {@code Uni} means that nobody knows whether the call arrived.
 */
public interface PaymentChannel {

    /** The name that payments and ledger entries keep, e.g. {@code sandbox}. */
    String name();

    /** Whether anybody may pay by it in this installation. */
    default boolean isOpen() {
        return true;
    }

    /** Whether it takes money for accounts that tenants have there, and for nobody else. */
    default boolean needsAccount() {
        return false;
    }

    /** The accounts of a tenant that are in use. */
    default Uni<List<ChannelAccount>> accountsOf(UUID tenant) {
        return Uni.createFrom().item(List.of());
    }

    /** Prepares a payment that the driver makes by scanning; answers WAITING with the code's content. */
    Uni<ChannelResult> offer(Trade trade);

    /** Takes a payment with the code that the driver showed (付款码). */
    Uni<ChannelResult> take(Trade trade, String paymentCode);

    /** Asks for a deduction under the plate's contract; answers ACCEPTED, which is a promise, not the money. */
    Uni<ChannelResult> charge(Trade trade, String plate);

    Uni<ChannelResult> query(Trade trade);

    /** Makes sure that no money moves any more, or answers that it has moved. */
    Uni<ChannelResult> close(Trade trade);

    /** Gives money back, or answers how a refund of the same number stands. */
    Uni<RefundState> refund(GiveBack refund);

    /**
     * Whether this plate has an active leave-first-pay-later contract.
     *
     * @param account by which it would be charged; null where the channel needs none
     */
    Uni<Boolean> contractOf(UUID tenant, UUID account, String plate);
}
