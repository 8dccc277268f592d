package io.gatehouse.fee;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the windows of the caps begin: with the stay, or, for a cap that counts across stays, with the earlier stay that
 * opened the window. An earlier stay counts in the window in which it entered.
 */
final class CapAnchors {
    private CapAnchors() {}

    static List<CapWindows> of(Plan plan, ParkDays days, Beginning beginning) {
        return IntStream.range(0, plan.caps().size())
                .mapToObj(i -> anchored(plan.caps().get(i), "caps[" + i + "]", days, beginning))
                .toList();
    }

    private static CapWindows anchored(Cap cap, String rule, ParkDays days, Beginning beginning) {
        CapWindows own = new CapWindows(cap, rule, days, beginning.start(), 0);
        if (!cap.acrossStays()) {
            return own;
        }
        CapWindows open = null;
        for (PriorStay stay : beginning.earlier()) {
            long entered = ParkDays.minute(stay.enteredAt());
            open = sharesWindow(open, entered)
                    ? new CapWindows(cap, rule, days, open.anchor(), open.usedBefore() + stay.charged())
                    : new CapWindows(cap, rule, days, entered, stay.charged());
        }
        return sharesWindow(open, beginning.start()) ? open : own;
    }

    private static boolean sharesWindow(CapWindows open, long minute) {
        return open != null && open.at(open.anchor()).contains(minute);
    }
}
