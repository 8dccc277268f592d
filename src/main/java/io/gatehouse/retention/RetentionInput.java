package io.gatehouse.retention;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How long history is to be kept. */
@Schema(name = "RetentionInput")
public record RetentionInput(
        @Schema(description = "days that a photo is kept; its hash and what it showed are kept as passages are")
                @NotNull @Min(1) @Max(3660) Integer photoDays,
        @Schema(description = "whole months, in UTC, that passages, their openings, calls and events are kept")
                @NotNull @Min(2) @Max(240) Integer passageMonths) {

    static RetentionInput of(Retention retention) {
        return new RetentionInput(retention.photoDays, retention.passageMonths);
    }
}
