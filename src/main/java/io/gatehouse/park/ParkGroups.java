package io.gatehouse.park;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SetUpRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The groups of parks in the database. */
@ApplicationScoped
public class ParkGroups implements SetUpRows<ParkGroup> {

    @Override
    public String noun() {
        return "park-group";
    }

    /** Nothing to know of no group. */
    Uni<Void> known(UUID tenant, UUID groupOrNull) {
        return groupOrNull == null
                ? Uni.createFrom().voidItem()
                : ofTenant(tenant, groupOrNull).replaceWithVoid();
    }

    /** The group around another must not lie inside it. */
    Uni<Void> notInside(UUID tenant, UUID group, UUID aroundOrNull) {
        if (aroundOrNull == null) {
            return Uni.createFrom().voidItem();
        }
        if (aroundOrNull.equals(group)) {
            throw Problem.conflict("group-inside-itself", "A group does not lie inside itself.");
        }
        return ofTenant(tenant, aroundOrNull).chain(around -> notInside(tenant, group, around.parentId));
    }
}
