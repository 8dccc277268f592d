package io.gatehouse.fee;

import java.util.Set;

/**
 * Minutes that cost nothing on entering.
 *
 * @param days the day kinds of the entry; every day when empty
 * @param per how often they are granted
 * @param divisible whether a later stay may use what an earlier one left of them
 * @param chargedOnceExceeded whether a longer stay pays for them too
 */
public record FreeMinutes(Set<DayKind> days, Integer minutes, Per per, boolean divisible, Boolean chargedOnceExceeded)
        implements NoOtherFields {

    /** How often free minutes are granted to one plate. */
    public enum Per {
        ENTRY,
        HOURS_24,
        CALENDAR_DAY
    }

    public FreeMinutes {
        days = Ordered.set(days);
    }
}
