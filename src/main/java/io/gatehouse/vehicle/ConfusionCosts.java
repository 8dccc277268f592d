package io.gatehouse.vehicle;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What it costs to take one character of a plate for another: in hundredths, so that equal distances are equal however
 * they were summed up. Costs are the same in both directions.
 */
public final class ConfusionCosts {
    static final int REPLACED = 100;
    static final int CONFUSED = 50;
    /** A lost or an added character. Cheaper than a wrong one: dirt and screws do it. */
    static final int LOST = 75;

    static final int WRONG_PROVINCE = 75;
    /** However often a pair is corrected, it never becomes the same character. */
    static final int CHEAPEST = 10;
    /** After so many corrections half of what a pair can become cheaper is reached. */
    private static final double HALFWAY = 10;

    private static final String GROUPS = "0ODQ 1ILT7 2Z 5S 8B 6G 4A CG EF PR UVY MNW KX HM";
    private static final String SIGNS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" + PlateForm.PROVINCES + PlateForm.SUFFIXES;
    // 0 stands for every other character; the array instead of a map because ranking asks some 100,000 times.
    private static final byte[] PLACES = places();
    private static final int SIZE = SIGNS.length() + 1;

    /** What cameras confuse before anybody corrected anything. */
    public static final ConfusionCosts UNLEARNED = new ConfusionCosts(Map.of());

    private final int[] costs = new int[SIZE * SIZE];

    private ConfusionCosts(Map<Confusion, Long> corrections) {
        Arrays.fill(costs, REPLACED);
        cheapen(PlateForm.PROVINCES, WRONG_PROVINCE);
        List.of(GROUPS.split(" ")).forEach(group -> cheapen(group, CONFUSED));
        double[] counts = new double[SIZE * SIZE];
        corrections.forEach((pair, count) -> count(counts, pair, count));
        for (int cell = 0; cell < costs.length; cell++) {
            costs[cell] = learned(costs[cell], counts[cell]);
        }
    }

    /** The more often agents corrected a pair, in either direction, the cheaper it is. */
    public static ConfusionCosts learned(Map<Confusion, Long> corrections) {
        return new ConfusionCosts(corrections);
    }

    /** From 0, the same, to 1, nothing in common. */
    public double between(char seen, char meant) {
        return hundredths(seen, meant) / 100.0;
    }

    int hundredths(char seen, char meant) {
        return seen == meant ? 0 : costs[PLACES[seen] * SIZE + PLACES[meant]];
    }

    private static int learned(int cost, double count) {
        return CHEAPEST + (int) Math.round((cost - CHEAPEST) * HALFWAY / (HALFWAY + count));
    }

    private void cheapen(String group, int cost) {
        for (char one : group.toCharArray()) {
            for (char other : group.toCharArray()) {
                costs[PLACES[one] * SIZE + PLACES[other]] = cost;
            }
        }
    }

    private static void count(double[] counts, Confusion pair, long count) {
        int seen = PLACES[pair.seen()];
        int meant = PLACES[pair.meant()];
        if (seen > 0 && meant > 0 && seen != meant && count > 0) {
            counts[seen * SIZE + meant] += count;
            counts[meant * SIZE + seen] += count;
        }
    }

    private static byte[] places() {
        byte[] places = new byte[Character.MAX_VALUE + 1];
        for (int place = 0; place < SIGNS.length(); place++) {
            places[SIGNS.charAt(place)] = (byte) (place + 1);
        }
        return places;
    }
}
