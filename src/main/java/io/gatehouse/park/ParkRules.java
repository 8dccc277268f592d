package io.gatehouse.park;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a park may choose about its situations (domain/lanes.md). A field that is left out takes the default that the
 * tables of the specification name.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ParkRules(
        @Schema(description = "an entry with a card expired 1 to 7 days", defaultValue = "HOLD")
                ExpiredCards expiredCards,
        @Schema(description = "an exit with a card expired more than 7 days", defaultValue = "TEMPORARY")
                LapsedCards lapsedCards,
        @Schema(description = "an entry with unpaid orders", defaultValue = "REMIND") Arrears arrears,
        @Schema(description = "a plate read with less confidence (0 to 100) is doubtful", defaultValue = "80")
                @Min(0) @Max(100) Integer doubtfulBelow,
        @Schema(description = "renewals wait for the management's decision", defaultValue = "false")
                Boolean reviewRenewals,
        @Schema(description = "seconds within which a granted opening must happen", defaultValue = "15")
                @Min(3) @Max(60) Integer openSeconds,
        @Schema(description = "what the robots speak: zh-CN or en", defaultValue = "zh-CN") String locale,
        @Schema(
                        description =
                                "an exit where a fee is due, of a plate with unpaid orders. No car is held for these alone",
                        defaultValue = "REMIND")
                ArrearsAtExit arrearsAtExit) {

    /** What happens to a card that expired a few days ago. */
    public enum ExpiredCards {
        HOLD,
        ENTER_AS_TEMPORARY
    }

    /** What a card that expired more than a week ago is. */
    public enum LapsedCards {
        TEMPORARY,
        /** The park has a waiting list for cards: the driver is sent to the management. */
        QUEUE
    }

    /** What unpaid orders mean at an entry. */
    public enum Arrears {
        REMIND,
        HOLD
    }

    /** What unpaid orders mean at an exit. */
    public enum ArrearsAtExit {
        /** They stay as they are, and are reminded of. */
        REMIND,
        /** They are paid with the fee, in one payment. */
        COLLECT
    }

    public static final ParkRules DEFAULT = new ParkRules(null, null, null, null, null, null, null, null);

    public ParkRules {
        expiredCards = expiredCards == null ? ExpiredCards.HOLD : expiredCards;
        lapsedCards = lapsedCards == null ? LapsedCards.TEMPORARY : lapsedCards;
        arrears = arrears == null ? Arrears.REMIND : arrears;
        doubtfulBelow = doubtfulBelow == null ? 80 : doubtfulBelow;
        reviewRenewals = reviewRenewals != null && reviewRenewals;
        openSeconds = openSeconds == null ? 15 : openSeconds;
        locale = locale == null ? "zh-CN" : locale;
        arrearsAtExit = arrearsAtExit == null ? ArrearsAtExit.REMIND : arrearsAtExit;
    }
}
