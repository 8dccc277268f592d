package io.gatehouse.order;

import io.gatehouse.platform.Problem;
import io.gatehouse.vehicle.Plate;

/** Plates that a client wrote, normalised as they are stored; what cannot be a plate is the client's fault. */
public final class Plates {

    private Plates() {}

    public static String normalised(String field, String written) {
        try {
            return Plate.of(written).value();
        } catch (IllegalArgumentException bad) {
            throw Problem.invalid(field, "not-a-plate", bad.getMessage());
        }
    }

    public static String orNull(String field, String writtenOrNull) {
        return writtenOrNull == null ? null : normalised(field, writtenOrNull);
    }
}
