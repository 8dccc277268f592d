package io.gatehouse.call;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** The parks that an agent serves: some by name, some by their groups; with neither, all of the tenant. */
public record Area(Set<UUID> parks, Set<UUID> groups) {

    /**
     * Where a call is from.
     *
     * @param park null when nobody knows
     * @param groups its group, the group around that, and so on
     */
    public record Origin(UUID park, List<UUID> groups) {

        static final Origin UNKNOWN = new Origin(null, List.of());
    }

    /** 0: knows the park; 1: near; 2: only by a group around its own; empty: does not serve it. */
    OptionalInt distanceTo(Origin origin) {
        boolean all = parks.isEmpty() && groups.isEmpty();
        if (origin.park() == null) {
            return OptionalInt.of(all ? 1 : 2);
        }
        if (parks.contains(origin.park())) {
            return OptionalInt.of(0);
        }
        if (all || !origin.groups().isEmpty() && groups.contains(origin.groups().get(0))) {
            return OptionalInt.of(1);
        }
        return origin.groups().stream().anyMatch(groups::contains) ? OptionalInt.of(2) : OptionalInt.empty();
    }
}
