package io.gatehouse.fee;

/** The class of a vehicle, as tariffs tell them apart. */
public enum VehicleClass {
    SMALL,
    MEDIUM,
    LARGE,
    MOTORCYCLE,
    /** Where a tariff tells small from large among them too, it names their plate colours. */
    NEW_ENERGY,
    OTHER
}
