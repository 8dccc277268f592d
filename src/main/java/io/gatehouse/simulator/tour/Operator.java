package io.gatehouse.simulator.tour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.traffic.PlatformApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What the operator of the town does, over the public API. */
public final class Operator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 200;

    private final PlatformApi api;

    /** @param api with a token of the role OPERATOR */
    public Operator(PlatformApi api) {
        this.api = api;
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    JsonNode get(String path) {
        return api.get(path);
    }

    List<JsonNode> list(String path) {
        var page = api.get(path + (path.contains("?") ? "&" : "?") + "limit=" + MOST);
        return StreamSupport.stream(page.path("data").spliterator(), false).toList();
    }

    Optional<JsonNode> find(String path, Predicate<JsonNode> wanted) {
        return list(path).stream().filter(wanted).findFirst();
    }

    JsonNode make(String path, ObjectNode body) {
        return api.post(path, body);
    }

    /** What has this code, made if it is not there. */
    JsonNode findOrMake(String list, String path, String code, ObjectNode body) {
        return find(list, one -> one.path("code").asText().equals(code)).orElseGet(() -> make(path, body));
    }

    /** The newest live stay of the plate at the park; without a plate, of any unplated car. */
    Optional<JsonNode> liveStay(String park, String plateOrNull) {
        var path =
                "/v1/stays?state=LIVE&parkId=" + park + (plateOrNull == null ? "" : "&plate=" + encoded(plateOrNull));
        return find(path, stay -> plateOrNull != null || !stay.hasNonNull("plate"));
    }

    Optional<String> stateOfStay(JsonNode stay) {
        return Optional.ofNullable(get("/v1/stays/" + id(stay)).path("state").textValue());
    }

    boolean owes(String plate) {
        return !list("/v1/orders?state=ARREARS&plate=" + encoded(plate)).isEmpty();
    }

    /** The order of this plate that is paid, if there is one. */
    Optional<JsonNode> orderPaid(String plate) {
        return find(
                "/v1/orders?plate=" + encoded(plate),
                order -> order.path("state").asText().equals("PAID"));
    }

    /** The car came in so long ago, as the operator has found out. */
    void correctEntry(JsonNode stay, Duration ago) {
        var entered = Instant.now().minus(ago);
        make(
                "/v1/stays/" + id(stay) + "/correction",
                json().put("enteredAt", entered.toString()).put("reason", "the tour needs a longer stay"));
    }

    /** The car is outside, and nobody saw it leave. */
    void hasLeft(JsonNode stay) {
        make(
                "/v1/stays/" + id(stay) + "/correction",
                json().put("leftAt", Instant.now().toString()).put("reason", "not found inside"));
    }

    /** Pays what the stay owes now, as a driver would from inside the park. */
    String payInside(JsonNode stay) {
        var order = make("/v1/stays/" + id(stay) + "/orders", json());
        make("/v1/orders/" + id(order) + "/payments", json().put("channel", "sandbox"));
        return id(order);
    }

    Optional<JsonNode> orderIfPaid(String order) {
        return Optional.of(get("/v1/orders/" + order))
                .filter(one -> one.path("state").asText().equals("PAID"));
    }

    void free(String park, int spaces) {
        make("/v1/parks/" + park + "/spaces", json().put("free", spaces).put("reason", "counted on the tour"));
    }

    int free(String park) {
        return api.get("/v1/parks/" + park + "/spaces").path("free").asInt();
    }

    void bar(String park, String plate) {
        api.put(
                "/v1/vehicles/" + encoded(plate) + "/bar",
                json().put("parkId", park).put("reason", "barred on the tour"));
    }

    void unbar(String park, String plate) {
        api.delete("/v1/vehicles/" + encoded(plate) + "/bar?parkId=" + park);
    }

    /** The plate leaves first and pays later, and the deduction goes well. */
    void contract(String plate) {
        api.put("/v1/sandbox/contracts/" + encoded(plate), json().put("behaviour", "SUCCEED"));
    }

    void endContract(String plate) {
        api.delete("/v1/sandbox/contracts/" + encoded(plate));
    }

    JsonNode change(String path, ObjectNode changes) {
        return api.patch(path, changes);
    }

    static String id(JsonNode thing) {
        return thing.path("id").asText();
    }
}
