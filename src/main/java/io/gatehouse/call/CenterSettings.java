package io.gatehouse.call;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a tenant's call centre is reached and understood; nothing of it is secret. */
@Schema(name = "CallCenterSettings")
public record CenterSettings(
        @Schema(description = "who chooses the agent; CENTER by default", nullable = true) CenterRouting routing,
        @Schema(
                        description = "which of the maker's platforms, by the names that this installation knows",
                        nullable = true,
                        examples = "bj")
                @Size(max = 40) @Pattern(regexp = "[a-z0-9-]+") String platform,
        @Schema(description = "who we are there: AccessKeyId", nullable = true, examples = "key") @Size(max = 100) String accessKeyId,
        @Schema(description = "how long a seat's phone rings, seconds; 30 by default", nullable = true, examples = "30")
                @Min(5) @Max(60) Integer clientTimeout,
        @Schema(
                        description = "how long the other phone rings, seconds; 45 by default",
                        nullable = true,
                        examples = "45")
                @Min(5) @Max(60) Integer customerTimeout,
        @Schema(description = "the voice menu that one who is rung without a seat gets to hear", nullable = true)
                @Size(max = 100) String contactMenu,
        @Schema(
                        description = "what its pushes call a field, the first that is there counts; by default the"
                                + " documented names. Our names: event, callId, from, to, seat, requestId, callType,"
                                + " at, answeredAt, endedAt",
                        nullable = true)
                @Size(max = 20) Map<@NotNull @Size(max = 40) String, @NotNull @Size(max = 10) List<@NotNull @Size(max = 100) String>>
                        fields,
        @Schema(description = "what its events mean; by default the documented ones", nullable = true) @Size(max = 40) Map<@NotNull @Size(max = 100) String, @NotNull PushKind> events) {

    static final CenterSettings NONE = new CenterSettings(null, null, null, null, null, null, null, null);

    private static final int SEAT_RINGS = 30;
    private static final int OTHER_RINGS = 45;

    public boolean routesItself() {
        return routing != CenterRouting.GATEHOUSE;
    }

    /** Seconds. */
    public int seatRings() {
        return clientTimeout == null ? SEAT_RINGS : clientTimeout;
    }

    /** Seconds. */
    public int otherRings() {
        return customerTimeout == null ? OTHER_RINGS : customerTimeout;
    }
}
