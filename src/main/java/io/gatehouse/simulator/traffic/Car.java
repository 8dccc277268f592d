package io.gatehouse.simulator.traffic;

import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Vehicle;
import java.util.Optional;

/** A car and the phone of its driver; without a plate if cameras cannot read it. */
public record Car(Optional<PlateReading> plate, Vehicle vehicle, String phone) {
    public static Car plated(String number) {
        return new Car(Optional.of(PlateReading.of(number)), Vehicle.CAR, "13800000000");
    }

    public static Car unplated(String phone) {
        return new Car(Optional.empty(), Vehicle.CAR, phone);
    }

    /** What its plate says. */
    public String number() {
        return plate.map(PlateReading::number).orElseThrow();
    }

    /** What distinguishes it from all others. */
    String key() {
        return plate.map(PlateReading::number).orElse(phone);
    }

    String name() {
        return plate.map(PlateReading::number).orElse("无牌");
    }
}
