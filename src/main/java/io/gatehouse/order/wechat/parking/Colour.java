package io.gatehouse.order.wechat.parking;

import io.gatehouse.vehicle.Plate;
import io.gatehouse.vehicle.PlateColor;

/** The colours of plates, as WeChat Pay names them. */
public enum Colour {
    BLUE,
    GREEN,
    YELLOW,
    BLACK,
    WHITE,
    LIMEGREEN;

    /** The one that the camera saw, else the one that plates of this kind mostly have. */
    static Colour of(String plate, String seenOrNull) {
        return switch (PlateColor.read(seenOrNull)) {
            case BLUE -> BLUE;
            case GREEN -> GREEN;
            case YELLOW -> YELLOW;
            case YELLOW_GREEN -> LIMEGREEN;
            case BLACK -> BLACK;
            case WHITE -> WHITE;
            case OTHER -> usual(plate);
        };
    }

    private static Colour usual(String plate) {
        return switch (Plate.of(plate).kind()) {
            case NEW_ENERGY_SMALL -> GREEN;
            case NEW_ENERGY_LARGE -> LIMEGREEN;
            case TRAILER, LEARNER -> YELLOW;
            case HONG_KONG, MACAO, EMBASSY, CONSULATE -> BLACK;
            case POLICE, ARMED_POLICE, MILITARY -> WHITE;
            case ORDINARY, FOREIGN -> BLUE;
        };
    }
}
