package io.gatehouse.order.reconciliation;

import io.gatehouse.platform.Money;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that is not the same in bill and ledger. */
@Schema(name = "BillDifference")
public record Difference(
        DifferenceCause cause,
        BillKind kind,
        String tradeNo,
        @Schema(nullable = true) String refundNo,
        @Schema(description = "the channel's name for it", nullable = true) String channelRef,
        @Schema(description = "null: nobody here knows the trade", nullable = true) UUID orderId,
        @Schema(nullable = true) UUID paymentId,
        @Schema(description = "in the ledger; null: not there", nullable = true) Money here,
        @Schema(description = "in the bill; null: not there", nullable = true) Money there) {}
