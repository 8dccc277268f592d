package io.gatehouse.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.gatehouse.event.AgentStream;
import io.gatehouse.event.StreamMessage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What one stream of an agent shows beside the log: each call that the agent gets comes with everything at its lane, and
 * as long as the agent has it, every change there follows.
 */
final class ScenePop implements AgentStream {

    private final UUID tenant;
    private final UUID agent;
    private final LiveAgents agents;
    private final HeldScenes scenes;
    private final Clock clock;
    private final StirredLanes stirred = new StirredLanes();
    /** What was shown last of each call that was shown. */
    private final Map<UUID, Shown> shown = new ConcurrentHashMap<>();

    private record Shown(UUID lane, JsonNode scene) {}

    /** When the reader was heard of last, by a clock that nobody moves; null where the protocol has no signs of life. */
    private volatile Long heardAt;

    ScenePop(UUID tenant, UUID agent, LiveAgents agents, HeldScenes scenes, Clock clock) {
        this.tenant = tenant;
        this.agent = agent;
        this.agents = agents;
        this.scenes = scenes;
        this.clock = clock;
    }

    @Override
    public Uni<List<StreamMessage>> begun() {
        return agents.arrived(this).chain(() -> each(call -> true, this::held));
    }

    private Uni<StreamMessage> held(CallView call) {
        return shown(call).map(scene -> beside(StreamMessage.CALL_HELD, call, Map.of("call", call, "scene", scene)));
    }

    /** A call that is offered, or that the agent gets without an offer, comes with its scene. */
    @Override
    public Uni<StreamMessage> told(StreamMessage event) {
        var call = event.subject();
        boolean isNew =
                event.type().equals("call.offered") || event.type().equals("call.answered") && !shown.containsKey(call);
        boolean isMine = agent.toString().equals(event.data().get("agentId"));
        if (!isNew || !isMine) {
            return Uni.createFrom().item(event);
        }
        return each(each -> each.id().equals(call), mine -> shown(mine)
                        .map(scene -> event.with(Map.of("call", mine, "scene", scene))))
                .map(all -> all.isEmpty() ? event : all.get(0));
    }

    @Override
    public Uni<Boolean> stirred() {
        return stirred.next();
    }

    @Override
    public Uni<List<StreamMessage>> changed() {
        var lanes = stirred.taken();
        return lanes.isEmpty()
                ? Uni.createFrom().item(List.of())
                : each(call -> shown.containsKey(call.id()) && lanes.contains(call.laneId()), this::changed);
    }

    /** Null when it looks as it did. */
    private Uni<StreamMessage> changed(CallView call) {
        var before = shown.get(call.id()).scene();
        return shown(call)
                .map(scene -> scene.equals(before)
                        ? null
                        : beside(StreamMessage.SCENE_CHANGED, call, Map.of("callId", call.id(), "scene", scene)));
    }

    /** Watched before it is looked at: what changes in between stirs. */
    private Uni<JsonNode> shown(CallView call) {
        if (call.laneId() != null) {
            shown.putIfAbsent(call.id(), new Shown(call.laneId(), MissingNode.getInstance()));
        }
        return scenes.scene(tenant, call).invoke(scene -> {
            if (call.laneId() != null) {
                shown.put(call.id(), new Shown(call.laneId(), scene));
            }
        });
    }

    private Uni<List<StreamMessage>> each(
            Predicate<CallView> which, Function<CallView, Uni<? extends StreamMessage>> message) {
        return scenes.calls(tenant, agent)
                .invoke(calls -> shown.keySet()
                        .retainAll(calls.stream().map(CallView::id).toList()))
                .onItem()
                .transformToMulti(calls -> Multi.createFrom().iterable(calls))
                .select()
                .where(which)
                .onItem()
                .transformToUniAndConcatenate(message)
                .collect()
                .asList();
    }

    private StreamMessage beside(String type, CallView call, Map<String, Object> data) {
        return StreamMessage.beside(type, clock.instant(), tenant, call.parkId(), call.id(), data);
    }

    /** Something may look different at this lane. */
    void stir(UUID lane) {
        if (shown.values().stream().anyMatch(call -> call.lane().equals(lane))) {
            stirred.at(List.of(lane));
        }
    }

    /** Something may look different anywhere. */
    void stirAll() {
        stirred.at(shown.values().stream().map(Shown::lane).toList());
    }

    UUID tenant() {
        return tenant;
    }

    UUID agent() {
        return agent;
    }

    Instant heardAt(Instant now) {
        var at = heardAt;
        return at == null ? now : now.minusNanos(System.nanoTime() - at);
    }

    @Override
    public void heard() {
        heardAt = System.nanoTime();
    }

    @Override
    public void closed() {
        agents.closed(this);
    }
}
