package io.gatehouse.fee;

import java.util.List;

/**
 * What a stay costs, and why. The segments tile the stay; their amounts less what the caps took off are the total; the
 * total less benefits and payments is owed.
 *
 * @param total after caps, before benefits
 * @param paidBefore for this stay, and for the stays that it continues
 * @param minutes of the stay, from the entry of the first stay that it continues
 * @param nextRise null when nothing more will be owed for a month
 */
public record Quote(
        String currency,
        long total,
        long paidBefore,
        long owed,
        long minutes,
        List<Segment> segments,
        long freeMinutesUsed,
        List<CapApplied> caps,
        List<BenefitApplied> benefits,
        NextRise nextRise) {}
