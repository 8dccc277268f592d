package io.gatehouse.vehicle;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatehouse.order.Plates;
import io.gatehouse.platform.Problem;
import io.gatehouse.vehicle.Stay.Span;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was recorded wrongly of a stay. What is left out stays as it is. */
@Schema(name = "StayCorrection")
public record StayCorrectionInput(
        @Schema(description = "however it is written", examples = "粤B12345", nullable = true) @Size(max = 32) String plate,
        @Schema(nullable = true) Instant enteredAt,
        @Schema(description = "of a vehicle that is listed as inside: it left then, and nobody saw it", nullable = true)
                Instant leftAt,
        @Schema(
                        description = "the stay never was; everything that was paid for it is given back",
                        defaultValue = "false")
                @JsonProperty("void")
                Boolean voided,
        @Schema(
                        description =
                                "of a vehicle that is listed as inside: it left by a gate that was held open, and is"
                                        + " charged up to the earliest moment at which it can have",
                        defaultValue = "false")
                Boolean leftUnseen,
        @NotBlank @Size(max = 500) String reason,
        @Schema(
                        description =
                                "of a stay that has ended: if it comes to more now, the difference becomes arrears",
                        defaultValue = "false")
                Boolean charge) {

    public StayCorrectionInput {
        voided = voided != null && voided;
        leftUnseen = leftUnseen != null && leftUnseen;
        charge = charge != null && charge;
    }

    /** The same, with what was found of its leaving. */
    StayCorrectionInput leavingAt(Instant moment) {
        return new StayCorrectionInput(plate, enteredAt, moment, voided, false, reason, charge);
    }

    String plateOf(Stay before) {
        return plate == null ? before.plate() : Plates.normalised("plate", plate);
    }

    StayState stateOf(Stay before) {
        if (voided) {
            return StayState.VOID;
        }
        return before.state() == StayState.LIVE && leftAt != null ? StayState.EXIT_MISSING : before.state();
    }

    Span timesOf(Stay before, Instant now) {
        var entered = enteredAt == null ? before.enteredAt() : micros("enteredAt", enteredAt, now);
        var left = leftAt == null ? before.leftAt() : micros("leftAt", leftAt, now);
        if (voided && left == null) {
            left = now;
        }
        if (left != null && left.isBefore(entered)) {
            throw Problem.invalid(
                    leftAt == null ? "enteredAt" : "leftAt", "before-entry", "It left before it entered.");
        }
        return new Span(entered, left);
    }

    private static Instant micros(String field, Instant at, Instant now) {
        if (at.isAfter(now)) {
            throw Problem.invalid(field, "in-future", "What has not happened yet cannot be corrected.");
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
