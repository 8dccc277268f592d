package io.gatehouse.vehicle;

import static io.gatehouse.vehicle.ConfusionCosts.LOST;

import java.util.LinkedList;
import java.util.List;

/**
 * How far a plate is from another: an edit distance in which easily confused characters are near. An instance keeps its
 * working space, so that thousands of plates are measured without garbage; it belongs to one thread.
 */
public final class PlateDistance {
    static final int BEYOND = Integer.MAX_VALUE;

    private final ConfusionCosts costs;
    // costs of turning the first `row` characters of what was seen into the first `column` of what was meant
    private final int[][] grid = new int[Plate.LONGEST + 1][Plate.LONGEST + 1];

    PlateDistance(ConfusionCosts costs) {
        this.costs = costs;
        for (int i = 0; i <= Plate.LONGEST; i++) {
            grid[0][i] = grid[i][0] = i * LOST;
        }
    }

    /** One difference; the character that is not there is a space. */
    record Edit(char seen, char meant) {
        static final char NOTHING = ' ';

        boolean isReplaced() {
            return seen != NOTHING && meant != NOTHING;
        }
    }

    public static double between(Plate one, Plate other, ConfusionCosts costs) {
        return new PlateDistance(costs).measure(one, other) / 100.0;
    }

    /** 1 for the same plate, 0 for one that has nothing in common with it. */
    static double likeness(int hundredths, Plate one, Plate other) {
        int longer = Math.max(one.value().length(), other.value().length());
        return 1 - hundredths / (100.0 * longer);
    }

    int measure(Plate seen, Plate meant) {
        return measure(seen, meant, BEYOND);
    }

    /** In hundredths; {@link #BEYOND} as soon as it must exceed the limit. Exactly the limit is still measured. */
    int measure(Plate seen, Plate meant, int limit) {
        int rows = seen.value().length();
        for (int row = 1; row <= rows; row++) {
            if (fill(row, seen.value().charAt(row - 1), meant.value()) > limit) {
                return BEYOND;
            }
        }
        int distance = grid[rows][meant.value().length()];
        return distance > limit ? BEYOND : distance;
    }

    /** The cheapest way from what was seen to what was meant. */
    List<Edit> edits(Plate seen, Plate meant) {
        measure(seen, meant);
        LinkedList<Edit> edits = new LinkedList<>();
        int row = seen.value().length();
        int column = meant.value().length();
        while (row > 0 || column > 0) {
            Edit edit = lastEdit(row, column, seen.value(), meant.value());
            row -= edit.seen() == Edit.NOTHING ? 0 : 1;
            column -= edit.meant() == Edit.NOTHING ? 0 : 1;
            if (edit.seen() != edit.meant()) {
                edits.addFirst(edit);
            }
        }
        return edits;
    }

    private int fill(int row, char seen, String meant) {
        int[] above = grid[row - 1];
        int[] cells = grid[row];
        int least = cells[0];
        for (int column = 1; column <= meant.length(); column++) {
            int replaced = above[column - 1] + costs.hundredths(seen, meant.charAt(column - 1));
            int lost = Math.min(above[column], cells[column - 1]) + LOST;
            cells[column] = Math.min(replaced, lost);
            least = Math.min(least, cells[column]);
        }
        return least;
    }

    private Edit lastEdit(int row, int column, String seen, String meant) {
        if (row > 0 && column > 0) {
            Edit replaced = new Edit(seen.charAt(row - 1), meant.charAt(column - 1));
            int before = grid[row - 1][column - 1];
            if (grid[row][column] == before + costs.hundredths(replaced.seen(), replaced.meant())) {
                return replaced;
            }
        }
        boolean added = row > 0 && grid[row][column] == grid[row - 1][column] + LOST;
        return added ? new Edit(seen.charAt(row - 1), Edit.NOTHING) : new Edit(Edit.NOTHING, meant.charAt(column - 1));
    }
}
