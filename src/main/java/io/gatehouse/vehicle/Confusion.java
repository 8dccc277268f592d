package io.gatehouse.vehicle;

import java.util.List;

/** A character that was read where another one stood on the plate. */
public record Confusion(char seen, char meant) {
    // Below this likeness the two plates are two cars: their differences say nothing about the camera.
    private static final double SAME_CAR = 0.6;

    /** What a correction by an agent teaches: the characters that were replaced, in the order of the plate. */
    public static List<Confusion> between(Plate wrong, Plate right) {
        PlateDistance distance = new PlateDistance(ConfusionCosts.UNLEARNED);
        if (PlateDistance.likeness(distance.measure(wrong, right), wrong, right) < SAME_CAR) {
            return List.of();
        }
        return distance.edits(wrong, right).stream()
                .filter(PlateDistance.Edit::isReplaced)
                .map(edit -> new Confusion(edit.seen(), edit.meant()))
                .toList();
    }
}
