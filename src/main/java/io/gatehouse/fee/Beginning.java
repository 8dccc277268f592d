package io.gatehouse.fee;

import java.time.Instant;
import java.util.List;

/**
 * When the stay to be charged began: a quick return continues the stay before it, and that one the one before.
 *
 * @param earlier the stays before the beginning
 * @param continuedCharges what the continued stays were charged
 * @param returnedQuickly whether the plate had left so shortly before that free minutes are not granted again, though the
 *     stay that it left is not known
 */
record Beginning(long start, List<PriorStay> earlier, long continuedCharges, boolean returnedQuickly) {

    static Beginning of(Plan plan, long enteredAt, History history) {
        if (plan.quickReturnMinutes() == null) {
            return new Beginning(enteredAt, history.stays(), 0, false);
        }
        long within = plan.quickReturnMinutes();
        long start = enteredAt;
        long charges = 0;
        int count = history.stays().size();
        while (count > 0 && within(start, history.stays().get(count - 1).leftAt(), within)) {
            PriorStay continued = history.stays().get(--count);
            start = ParkDays.minute(continued.enteredAt());
            charges += continued.charged();
        }
        boolean unknown = start == enteredAt && within(enteredAt, history.lastLeftAt(), within);
        return new Beginning(start, history.stays().subList(0, count), charges, unknown);
    }

    private static boolean within(long enteredAt, Instant leftAt, long minutes) {
        return leftAt != null && enteredAt - ParkDays.minute(leftAt) <= minutes;
    }
}
