package io.gatehouse.vehicle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Ranks the live stays of a park by how likely they are the vehicle that was seen: by plate, then by colour and type,
 * then the one that entered last. A ranking is offered to the desk and never charges anybody by itself.
 */
public final class PlateMatcher {
    /** How many stays the desk is offered unless it asks for more. */
    public static final int OFFERED = 6;

    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparingInt(Ranked::distance)
            .thenComparingInt(Ranked::doubts)
            .thenComparing(ranked -> ranked.candidate().enteredAt(), Comparator.reverseOrder())
            .thenComparing(ranked -> ranked.candidate().stayId());

    private PlateMatcher() {}

    /** What the lane saw. The colour and type are in the camera's words and may be null. */
    public record Sighting(Plate plate, String vehicleColor, String vehicleType) {
        public Sighting {
            Objects.requireNonNull(plate, "a vehicle without a plate is found by its driver");
        }
    }

    /** A live stay with a plate. The colour and type are in the camera's words and may be null. */
    public record Candidate(UUID stayId, Plate plate, String vehicleColor, String vehicleType, Instant enteredAt) {
        public Candidate {
            Objects.requireNonNull(stayId, "a stay has an id");
            Objects.requireNonNull(plate, "a stay without a plate is found by its driver");
            Objects.requireNonNull(enteredAt, "a live stay has been entered");
        }
    }

    /**
     * A stay in its place of the ranking.
     *
     * @param likeness of the plates, from 0 to 1
     * @param because stable codes, each difference of the plates in its order, then colour and type
     */
    public record Match(Candidate candidate, double distance, double likeness, List<String> because) {}

    /** At most so many stays, the likeliest first. The order of the collection does not matter. */
    public static List<Match> rank(Sighting seen, Collection<Candidate> liveStays, ConfusionCosts learned, int limit) {
        if (limit < 1) {
            return List.of();
        }
        PlateDistance distance = new PlateDistance(learned);
        PriorityQueue<Ranked> best = new PriorityQueue<>(BEST_FIRST.reversed());
        for (Candidate stay : liveStays) {
            int worst =
                    best.size() < limit ? Integer.MAX_VALUE - 1 : best.peek().distance();
            int measured = distance.measure(seen.plate(), stay.plate(), worst);
            if (measured != PlateDistance.BEYOND) {
                best.add(Ranked.of(seen, stay, measured));
            }
            if (best.size() > limit) {
                best.poll();
            }
        }
        return best.stream()
                .sorted(BEST_FIRST)
                .map(ranked -> ranked.explained(seen, distance, learned))
                .toList();
    }

    private record Ranked(Candidate candidate, int distance, Trait color, Trait type) {
        static Ranked of(Sighting seen, Candidate stay, int distance) {
            VehicleColor color = VehicleColor.read(seen.vehicleColor());
            VehicleColor itsColor = VehicleColor.read(stay.vehicleColor());
            VehicleType type = VehicleType.read(seen.vehicleType());
            VehicleType itsType = VehicleType.read(stay.vehicleType());
            return new Ranked(
                    stay,
                    distance,
                    Trait.of(color == itsColor && color != VehicleColor.OTHER, color.contradicts(itsColor)),
                    Trait.of(type == itsType && type != VehicleType.OTHER, type.contradicts(itsType)));
        }

        int doubts() {
            return color.ordinal() + type.ordinal();
        }

        Match explained(Sighting seen, PlateDistance plates, ConfusionCosts costs) {
            List<String> because = new ArrayList<>();
            plates.edits(seen.plate(), candidate.plate()).forEach(edit -> because.add(code(edit, costs)));
            if (because.isEmpty()) {
                because.add("same-plate");
            }
            color.explain("color", because);
            type.explain("type", because);
            double likeness = PlateDistance.likeness(distance, seen.plate(), candidate.plate());
            return new Match(candidate, distance / 100.0, likeness, List.copyOf(because));
        }
    }

    private enum Trait {
        SAME,
        UNSURE,
        OTHER;

        static Trait of(boolean same, boolean contradicts) {
            return same ? SAME : contradicts ? OTHER : UNSURE;
        }

        void explain(String what, List<String> because) {
            if (this != UNSURE) {
                because.add((this == SAME ? "same-" : "other-") + what);
            }
        }
    }

    private static String code(PlateDistance.Edit edit, ConfusionCosts costs) {
        if (!edit.isReplaced()) {
            return edit.seen() == PlateDistance.Edit.NOTHING ? "lost-character" : "added-character";
        }
        if (PlateForm.PROVINCES.indexOf(edit.seen()) >= 0 && PlateForm.PROVINCES.indexOf(edit.meant()) >= 0) {
            return "wrong-province";
        }
        boolean confused = costs.hundredths(edit.seen(), edit.meant()) < ConfusionCosts.REPLACED;
        return (confused ? "confused:" : "wrong-character:") + edit.seen() + "~" + edit.meant();
    }
}
