package io.gatehouse.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.gatehouse.lane.SceneService;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The calls that an agent has, and what is at their lanes now. */
@ApplicationScoped
class HeldScenes {

    private final Database database;
    private final Calls calls;
    private final SceneService scenes;
    private final ObjectMapper json;

    HeldScenes(Database database, Calls calls, SceneService scenes, ObjectMapper json) {
        this.database = database;
        this.calls = calls;
        this.scenes = scenes;
        this.json = json;
    }

    /** Oldest first, with the callers' numbers: who has the call may ring back. */
    Uni<List<CallView>> calls(UUID tenant, UUID agent) {
        return database.inTenant(tenant, tx -> calls.heldBy(tx, tenant, agent))
                .map(held -> held.stream().map(CallView::of).toList());
    }

    /** As the API shows it; null in JSON for a call about no lane. */
    Uni<JsonNode> scene(UUID tenant, CallView call) {
        return call.laneId() == null
                ? Uni.createFrom().item(NullNode.instance)
                : scenes.of(tenant, call.laneId()).map(json::valueToTree);
    }
}
