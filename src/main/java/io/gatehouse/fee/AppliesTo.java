package io.gatehouse.fee;

import java.util.Set;

/**
 * Whom a plan is for. An empty set asks nothing; a stay must satisfy all of them.
 *
 * @param entryOfDayFrom only for the plate's so-manieth entry of the day and later ones
 */
public record AppliesTo(
        Set<VehicleClass> vehicleClasses,
        Set<String> plateColors,
        Set<StayClass> stayClasses,
        Set<String> zones,
        Integer entryOfDayFrom)
        implements NoOtherFields {

    static final AppliesTo EVERYBODY = new AppliesTo(null, null, null, null, null);

    public AppliesTo {
        vehicleClasses = Ordered.set(vehicleClasses);
        plateColors = Ordered.names(plateColors);
        stayClasses = Ordered.set(stayClasses);
        zones = Ordered.names(zones);
    }

    boolean includes(Subject subject, int entryOfDay) {
        return asks(vehicleClasses, subject.vehicleClass())
                && asks(plateColors, subject.plateColor())
                && asks(stayClasses, subject.stayClass())
                && asks(zones, subject.zone())
                && (entryOfDayFrom == null || entryOfDay >= entryOfDayFrom);
    }

    boolean everybody() {
        return equals(EVERYBODY);
    }

    private static <T> boolean asks(Set<T> allowed, T value) {
        return allowed.isEmpty() || value != null && allowed.contains(value);
    }
}
