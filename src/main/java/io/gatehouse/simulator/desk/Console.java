package io.gatehouse.simulator.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.traffic.PlatformApi;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An agent's console: the live stream, and what is asked for over HTTP. What is refused fails with the reason. */
public final class Console implements AutoCloseable {
    private final PlatformApi api;
    private final LiveStream stream;

    public Console(URI base, Supplier<String> token, Consumer<JsonNode> listener) {
        api = PlatformApi.at(base).with(token);
        stream = new LiveStream(base, token, listener);
    }

    Console connect() {
        stream.connect();
        return this;
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    void sit(String seat) {
        api.put("/v1/agents/me/seat", json().put("seat", seat).put("reason", "the shift begins"));
    }

    void status(String status) {
        api.put("/v1/agents/me/status", json().put("status", status));
    }

    void accept(String call) {
        api.post("/v1/calls/" + call + "/acceptance", json());
    }

    void reject(String call) {
        api.post("/v1/calls/" + call + "/rejection", json());
    }

    void close(String call, String disposition, String remark) {
        var body = json().put("disposition", disposition).put("remark", remark);
        api.post("/v1/calls/" + call + "/closure", body);
    }

    /** Does something about a passage, e.g. {@code act(passage, "openings", json().put("kind", "DESK"))}. */
    JsonNode act(String passage, String action, ObjectNode body) {
        return api.post("/v1/passages/" + passage + "/" + action, body);
    }

    JsonNode get(String path) {
        return api.get(path);
    }

    @Override
    public void close() {
        stream.close();
    }
}
