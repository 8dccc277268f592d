package io.gatehouse.simulator.tour;

import io.gatehouse.simulator.traffic.Lane;
import java.util.List;

/** A park of the town, with a robot at each of its lanes. */
public record Place(String id, String name, List<Lane> entries, List<Lane> exits) {
    Lane entry() {
        return entries.get(0);
    }

    Lane exit() {
        return exits.get(0);
    }
}
