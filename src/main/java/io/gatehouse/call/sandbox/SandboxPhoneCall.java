package io.gatehouse.call.sandbox;

import io.gatehouse.call.Push.Leg;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A call in the books of the sandbox. */
@Schema(name = "SandboxPhoneCall")
public record SandboxPhoneCall(
        @Schema(description = "what pushes call it") UUID id,
        @Schema(description = "who rings; null: the seat does", nullable = true) String from,
        @Schema(description = "the number that is rung") String to,
        @Schema(description = "the seat that rings or talks", nullable = true) String seat,
        State state,
        @Schema(description = "what the platform calls the wish that it fulfils", nullable = true) UUID requestId,
        Instant beganAt,
        @Schema(nullable = true) Instant endedAt) {

    /** What the wires do. */
    public enum State {
        WAITING,
        RINGING,
        TALKING,
        ENDED
    }

    /** As pushes name it: whoever is outside, whether that rang or was rung. */
    Leg leg() {
        return new Leg(id.toString(), requestId, from == null ? to : from, from == null ? null : to);
    }
}
