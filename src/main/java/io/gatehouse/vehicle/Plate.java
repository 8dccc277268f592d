package io.gatehouse.vehicle;

import java.util.Objects;
import java.util.Optional;

/**
 * A number plate in its stored, normalised form, such as {@code 粤B12345}. That a vehicle has no plate is an empty
 * {@link Optional}, never a text.
 */
public record Plate(String value, PlateKind kind) {
    public static final int LONGEST = 16;

    public Plate {
        Objects.requireNonNull(kind, "a plate has a kind");
        if (PlateText.saysNone(value)) {
            throw new IllegalArgumentException("A plate must not be blank or say that there is none");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("A plate has at most " + LONGEST + " characters, not " + value.length());
        }
        if (!PlateText.plain(value).equals(value) || PlateForm.kindOf(value) != kind) {
            throw new IllegalArgumentException("Not a normalised plate of kind " + kind + ": " + value);
        }
    }

    /**
     * What a camera or a human wrote, whatever it looks like: what has no form of ours is kept as a foreign plate.
     *
     * @throws IllegalArgumentException if it is blank, longer than {@value #LONGEST}, contains control characters, or
     *     says in words that there is no plate
     */
    public static Plate of(String read) {
        return PlateForm.parsed(PlateText.plain(Objects.requireNonNull(read, "a plate that was read")));
    }

    /** Empty for nothing, blanks, and the words that cameras send when they found no plate. */
    public static Optional<Plate> read(String readOrNull) {
        return Optional.ofNullable(readOrNull)
                .filter(read -> !PlateText.saysNone(PlateText.plain(read)))
                .map(Plate::of);
    }

    /** As it is written on the vehicle: {@code 粤B·12345}. */
    public String shown() {
        int dot = PlateForm.dotOf(value);
        return dot == 0 ? value : value.substring(0, dot) + "·" + value.substring(dot);
    }
}
