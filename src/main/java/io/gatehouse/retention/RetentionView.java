package io.gatehouse.retention;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How long history is kept. */
@Schema(name = "Retention")
public record RetentionView(
        @Schema(
                        description = "days that a photo is kept; its hash and what it showed are kept as passages are",
                        examples = "30")
                int photoDays,
        @Schema(
                        description = "whole months, in UTC, that passages, their openings, calls and events are kept",
                        examples = "24")
                int passageMonths) {

    static RetentionView of(Retention retention) {
        return new RetentionView(retention.photoDays, retention.passageMonths);
    }
}
