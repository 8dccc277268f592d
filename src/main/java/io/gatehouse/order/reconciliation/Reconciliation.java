package io.gatehouse.order.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A channel's bill of one account and one day, compared with the ledger. */
@Schema(name = "Reconciliation")
public record Reconciliation(
        UUID id,
        @Schema(examples = "wechat") String channel,
        UUID accountId,
        @Schema(description = "in China's time, as the channel's bills", examples = "2026-03-01") LocalDate day,
        @Schema(
                        description = "WAITING: the channel has not made the bill yet",
                        enumeration = {"WAITING", "FETCHED"})
                String state,
        @Schema(nullable = true) Instant fetchedAt,
        @Schema(description = "lines of the bill") int payments,
        Money paymentAmount,
        int refunds,
        Money refundAmount,
        @Schema(description = "how many differences there are") int differenceCount,
        @Schema(description = "of one reconciliation only, not in lists; 1000 at most")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                List<Difference> differences) {

    Reconciliation with(List<Difference> all) {
        return new Reconciliation(
                id,
                channel,
                accountId,
                day,
                state,
                fetchedAt,
                payments,
                paymentAmount,
                refunds,
                refundAmount,
                differenceCount,
                all);
    }
}
