package io.gatehouse.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.gatehouse.lane.SceneService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The calls that an agent has, and what is at their lanes now. */
@ApplicationScoped
class HeldScenes {

    private final HeldCalls calls;
    private final SceneService scenes;
    private final ObjectMapper json;

    HeldScenes(HeldCalls calls, SceneService scenes, ObjectMapper json) {
        this.calls = calls;
        this.scenes = scenes;
        this.json = json;
    }

    Uni<List<HeldCall>> calls(UUID tenant, UUID agent) {
        return calls.of(tenant, agent);
    }

    /** As the API shows it; null in JSON for a call about no lane. */
    Uni<JsonNode> scene(UUID tenant, HeldCall call) {
        return call.laneId() == null
                ? Uni.createFrom().item(NullNode.instance)
                : scenes.of(tenant, call.laneId()).map(json::valueToTree);
    }
}
