package io.gatehouse.benefit.merchant;

import io.gatehouse.benefit.Voucher;
import io.gatehouse.benefit.VoucherState;
import io.gatehouse.benefit.Worth;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One validation, as the API shows it. */
@Schema(name = "Validation")
public record ValidationView(
        UUID id,
        UUID merchantId,
        UUID stayId,
        UUID parkId,
        Worth worth,
        @Schema(description = "RESERVED: an order counts on it; BURNT: used; REVOKED: taken back") VoucherState state,
        @Schema(description = "whose total it lowered", nullable = true) UUID orderId,
        @Schema(description = "minor units", nullable = true) Long deducted,
        String validatedBy,
        Instant validatedAt,
        @Schema(nullable = true) Instant burntAt) {

    static ValidationView of(Voucher v) {
        return new ValidationView(
                v.id(),
                v.sourceId(),
                v.forStay(),
                v.parkId(),
                v.worth(),
                v.state(),
                v.use().orderId(),
                v.use().deducted(),
                v.issuedBy(),
                v.issuedAt(),
                v.use().burntAt());
    }
}
