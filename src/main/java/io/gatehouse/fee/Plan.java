package io.gatehouse.fee;

import java.time.LocalTime;
import java.util.List;

/**
 * All rules for one kind of customer.
 *
 * @param dayStartsAt when a day begins for day kinds, caps and free minutes; midnight when left out
 * @param freeMinutes the first that applies to the day of entry
 * @param quickReturnMinutes a return this soon after leaving continues the old stay
 * @param firstStep asked for where more than one period has steps
 * @param edge asked for where there is more than one period
 * @param choice asked for where there are flats
 */
public record Plan(
        String name,
        AppliesTo appliesTo,
        LocalTime dayStartsAt,
        List<FreeMinutes> freeMinutes,
        Integer quickReturnMinutes,
        List<Period> periods,
        FirstStep firstStep,
        Edge edge,
        List<Flat> flats,
        Choice choice,
        List<Cap> caps)
        implements NoOtherFields {

    /** When the steps begin again from the first. */
    public enum FirstStep {
        PER_STAY,
        PER_PERIOD,
        PER_DAY
    }

    /** What becomes of a unit that straddles the edge of a period. */
    public enum Edge {
        BELONGS_TO_ITS_START,
        CUT
    }

    /** Which price applies where flats and periods price the same minutes. */
    public enum Choice {
        CHEAPEST,
        /** The first flat that fits; the periods where none does. */
        FIRST
    }

    public Plan {
        appliesTo = appliesTo == null ? AppliesTo.EVERYBODY : appliesTo;
        dayStartsAt = dayStartsAt == null ? LocalTime.MIDNIGHT : dayStartsAt;
        freeMinutes = Ordered.list(freeMinutes);
        periods = Ordered.list(periods);
        flats = Ordered.list(flats);
        caps = Ordered.list(caps);
    }
}
