package io.gatehouse.support;

import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A vendor's lane controller that speaks HTTP. */
public final class TestController {

    private final TestLane lane;
    private final UUID boot = UUID.randomUUID();
    private final AtomicLong seq = new AtomicLong();

    public TestController(TestLane lane) {
        this.lane = lane;
    }

    /** What every fact has, with an id of its own. */
    public JsonObject fact() {
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("bootId", boot.toString())
                .put("seq", seq.incrementAndGet())
                .put("at", Instant.now().toString());
    }

    public JsonObject arrival(UUID arrival, String plate) {
        var read = new JsonObject().put("number", plate).put("color", "BLUE").put("confidence", 0.98);
        return fact().put("arrivalId", arrival.toString()).put("plate", read);
    }

    public Response post(String what, JsonObject body) {
        return post(what, body.encode());
    }

    public Response post(String what, String body) {
        return lane.tenant().as("INTEGRATOR").body(body).post("/v1/lanes/" + lane.id() + "/" + what);
    }

    /** The verdict about a car. */
    public JsonObject arrives(UUID arrival, String plate) {
        return answer(post("arrivals", arrival(arrival, plate)));
    }

    public JsonObject departs(UUID arrival, String direction) {
        return answer(
                post("departures", fact().put("arrivalId", arrival.toString()).put("direction", direction)));
    }

    public void acknowledges(String command, String outcome) {
        post("commands/" + command + "/ack", fact().put("outcome", outcome))
                .then()
                .statusCode(204);
    }

    /** The commands that come while it waits. */
    public CompletableFuture<JsonObject> waits(int seconds) {
        return CompletableFuture.supplyAsync(() -> polls(seconds));
    }

    public JsonObject polls(int seconds) {
        return answer(lane.tenant().as("INTEGRATOR").get("/v1/lanes/" + lane.id() + "/commands?wait=" + seconds));
    }

    /** The id of the command of this kind; null when there is none. */
    public static String command(JsonObject answer, String kind) {
        var commands = answer.containsKey("commands") ? answer.getJsonArray("commands") : answer.getJsonArray("data");
        return commands.stream()
                .map(JsonObject.class::cast)
                .filter(command -> command.getString("kind").equals(kind))
                .map(command -> command.getString("id"))
                .findFirst()
                .orElse(null);
    }

    private static JsonObject answer(Response response) {
        return new JsonObject(response.then().statusCode(200).extract().asString());
    }
}
