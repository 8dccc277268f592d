package io.gatehouse.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.lane.Direction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A call, as the API shows it. */
@Schema(name = "Call")
public record CallView(
        UUID id,
        CallKind kind,
        CallReason reason,
        CallState state,
        @Schema(description = "the phone number that rang, or that was rung", nullable = true) String caller,
        @Schema(description = "the robot's code", nullable = true) String robot,
        @Schema(nullable = true) UUID laneId,
        @Schema(nullable = true) UUID parkId,
        @Schema(nullable = true) Direction direction,
        @Schema(description = "the one that was live when it began", nullable = true) UUID passageId,
        @Schema(description = "how often somebody called again about the same passage") int joined,
        @Schema(description = "of the caller, if known", nullable = true) String language,
        @Schema(description = "how far it looks for somebody") Reach reach,
        @Schema(description = "whom it is offered to, or who has it", nullable = true) UUID agentId,
        @Schema(description = "the agent whom it is meant for", nullable = true) UUID wantedAgentId,
        Instant queuedAt,
        @Schema(description = "the newest offer", nullable = true) Instant offeredAt,
        @Schema(nullable = true) Instant offeredUntil,
        @Schema(nullable = true) Instant answeredAt,
        @Schema(nullable = true) Instant wrappedUpAt,
        @Schema(nullable = true) Instant endedAt,
        @Schema(description = "when the park's emergency contact was called", nullable = true) Instant contactRungAt,
        @Schema(nullable = true) String disposition,
        @Schema(nullable = true) String remark,
        @Schema(description = "of one call only, not in lists") @JsonInclude(JsonInclude.Include.NON_NULL)
                List<OfferView> offers) {

    /** A reservation of an agent. */
    @Schema(name = "CallOffer")
    public record OfferView(
            UUID agentId,
            Instant offeredAt,
            Instant until,
            @Schema(description = "null while it may be accepted", nullable = true) CallOffer.Outcome outcome,
            @Schema(nullable = true) Instant endedAt) {

        static OfferView of(CallOffer offer) {
            return new OfferView(offer.agentId(), offer.offeredAt(), offer.until(), offer.outcome(), offer.endedAt());
        }
    }

    public static CallView of(Call call) {
        return of(call, null);
    }

    static CallView of(Call c, List<CallOffer> offersOrNull) {
        return new CallView(
                c.id(),
                c.kind(),
                c.reason(),
                c.state(),
                c.caller(),
                c.place().robotCode(),
                c.place().laneId(),
                c.place().parkId(),
                c.place().direction(),
                c.place().passageId(),
                c.joined(),
                c.language(),
                c.queue().reach(),
                c.hold().agentId(),
                c.queue().wanted(),
                c.times().queued(),
                c.times().offered(),
                c.hold().offeredUntil(),
                c.times().answered(),
                c.times().wrappedUp(),
                c.times().ended(),
                c.times().contactRung(),
                c.disposition(),
                c.remark(),
                offersOrNull == null
                        ? null
                        : offersOrNull.stream().map(OfferView::of).toList());
    }
}
