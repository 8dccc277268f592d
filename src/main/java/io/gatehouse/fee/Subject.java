package io.gatehouse.fee;

/**
 * Who parks, as far as a tariff may ask; what is unknown is null.
 *
 * @param plateColor the name of the plate's colour, e.g. {@code BLUE}
 * @param zone the part of the park
 */
public record Subject(VehicleClass vehicleClass, String plateColor, StayClass stayClass, String zone) {
    public static final Subject UNKNOWN = new Subject(null, null, null, null);
}
