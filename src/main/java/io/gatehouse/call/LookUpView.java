package io.gatehouse.call;

import io.gatehouse.card.CardView;
import io.gatehouse.card.RenewalView;
import io.gatehouse.order.OrderView;
import io.gatehouse.platform.Money;
import io.gatehouse.vehicle.StayView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known about a caller. */
@Schema(name = "LookUp")
public record LookUpView(
        @Schema(description = "the newest twenty") List<CardFound> cards,
        @Schema(description = "the newest twenty of the last half year: by plate, or unplated ones by phone")
                List<StayFound> stays) {

    /** A card, and what happened to it. */
    public record CardFound(
            CardView card,
            @Schema(description = "of the last half year, newest first, at most fifty") List<OrderView> orders,
            List<RenewalView> pendingRenewals) {}

    /** A stay, and how it stands with its payment. */
    public record StayFound(
            StayView stay,
            @Schema(description = "from its entry until now, or until it ended") long minutes,
            @Schema(description = "still to be paid") Money owed,
            @Schema(description = "paid and not given back") Money paid,
            Standing standing,
            List<Photo> photos) {}

    /** How a stay stands with its payment. */
    public enum Standing {
        /** Nothing is owed, and nothing was ever paid. */
        FREE,
        /** Nothing is owed any more. */
        PAID,
        /** Something is owed. */
        DUE
    }

    /** A photo of the vehicle. */
    @Schema(name = "LookUpPhoto")
    public record Photo(
            @Schema(examples = {"PLATE", "SCENE"}) String kind,
            @Schema(description = "for the next 15 minutes") String url) {}
}
