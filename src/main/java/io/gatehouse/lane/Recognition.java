package io.gatehouse.lane;

import io.gatehouse.lane.UpMessage.Arrival;
import io.gatehouse.vehicle.Plate;
import io.gatehouse.vehicle.PlateColor;
import io.gatehouse.vehicle.VehicleColor;
import io.gatehouse.vehicle.VehicleType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** An arrival as a robot tells it, made into a sighting in our words. */
final class Recognition {

    private Recognition() {}

    static Sighting of(Arrival arrival) {
        var header = arrival.header();
        var plate = arrival.plate();
        var number = plate == null ? null : number(plate.number());
        var vehicle = arrival.vehicle();
        return new Sighting(
                number,
                number == null || plate.color() == null
                        ? null
                        : PlateColor.read(plate.color()).name(),
                number == null ? 0 : plate.percent(),
                number == null ? 0 : 1,
                vehicle == null || vehicle.type() == null
                        ? null
                        : VehicleType.read(vehicle.type()).name(),
                vehicle == null || vehicle.color() == null
                        ? null
                        : VehicleColor.read(vehicle.color()).name(),
                images(arrival),
                header.id(),
                header.bootId(),
                header.seq(),
                null);
    }

    /** Null when the camera could not read it. */
    static String number(String read) {
        try {
            return Plate.read(read).map(Plate::value).orElse(null);
        } catch (IllegalArgumentException noPlate) {
            throw new BadMessage("bad-plate", noPlate.getMessage());
        }
    }

    private static JsonArray images(Arrival arrival) {
        var images = new JsonArray();
        arrival.images()
                .forEach(image -> images.add(new JsonObject()
                        .put("kind", image.kind())
                        .put("evidenceId", image.evidenceId().toString())));
        return images;
    }
}
