package io.gatehouse.park;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How full a park is, as counted and as corrected by hand. */
public record Spaces(
        @Schema(description = "spaces for temporaries") int capacity,
        @Schema(description = "vehicles inside that use one of them") int inside,
        @Schema(description = "vehicles let in that are not through yet") int promised,
        @Schema(description = "what somebody counted by hand differed by; added to the free spaces") int correction) {

    @JsonProperty
    @Schema(description = "max(0, capacity - inside - promised + correction)")
    public int free() {
        return Math.max(0, counted());
    }

    @JsonProperty
    public boolean full() {
        return free() == 0;
    }

    /** By how much the correction must change so that this many are free. */
    int differenceTo(int free) {
        return free - counted();
    }

    Spaces corrected(int difference) {
        return new Spaces(capacity, inside, promised, correction + difference);
    }

    private int counted() {
        return capacity - inside - promised + correction;
    }
}
