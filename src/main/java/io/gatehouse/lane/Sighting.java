package io.gatehouse.lane;

import io.gatehouse.lane.UpMessage.Header;
import io.gatehouse.vehicle.PlateColor;
import io.gatehouse.vehicle.VehicleColor;
import io.gatehouse.vehicle.VehicleType;
import io.vertx.core.json.JsonArray;
import java.util.UUID;

/**
 * What the cameras made of a car, and which message said so; or what an agent said of its plate.
 *
 * @param plate normalised; null when none could be read
 * @param confidence 0 to 100
 * @param readings how many recognitions in a row agreed on the plate
 * @param seq of the newest recognition, rising within its boot
 * @param plateBy the agent who said which plate it is; null: the camera
 */
public record Sighting(
        String plate,
        String plateColor,
        double confidence,
        int readings,
        String vehicleType,
        String vehicleColor,
        JsonArray images,
        UUID messageId,
        UUID bootId,
        long seq,
        String plateBy) {

    /** The desk's word counts as many readings: nothing is doubtful any more. */
    private static final int DESKS_WORD = 2;

    /** This message said nothing new: it is the same again, or older than what decided. */
    boolean knows(Header message) {
        return message.id().equals(messageId) || (message.bootId().equals(bootId) && message.seq() <= seq);
    }

    /**
     * The same car seen again.
     *
     * @param plate which of the two plates stands: a newer reading replaces one that was not surer, and none replaces none
     */
    Sighting then(Sighting newer, String plate) {
        boolean newerStands = plateBy == null && (plate == null || plate.equals(newer.plate));
        boolean agree = plate != null && plate.equals(this.plate);
        return new Sighting(
                plate,
                newerStands ? newer.plateColor : plateColor,
                newerStands && !agree ? newer.confidence : Math.max(confidence, newerStands ? newer.confidence : 0),
                newerStands && agree ? readings + 1 : newerStands ? 1 : readings,
                newer.vehicleType == null ? vehicleType : newer.vehicleType,
                newer.vehicleColor == null ? vehicleColor : newer.vehicleColor,
                newer.images.isEmpty() ? images : newer.images,
                newer.messageId,
                newer.bootId,
                newer.seq,
                plateBy);
    }

    /** An agent says which plate it is, and no camera knows better. */
    public Sighting saidBy(String agent, String itsPlate, String itsColor) {
        return new Sighting(
                itsPlate, itsColor, 100, DESKS_WORD, vehicleType, vehicleColor, images, messageId, bootId, seq, agent);
    }

    /** This is not the car that came in: its colours or its type say so. */
    boolean contradicts(String color, String type, String bodyColor) {
        return PlateColor.read(plateColor).contradicts(PlateColor.read(color))
                || VehicleType.read(vehicleType).contradicts(VehicleType.read(type))
                || VehicleColor.read(vehicleColor).contradicts(VehicleColor.read(bodyColor));
    }
}
