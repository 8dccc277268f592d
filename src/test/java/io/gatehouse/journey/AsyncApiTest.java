package io.gatehouse.journey;

import static io.gatehouse.journey.DeskScene.SOON;
import static io.gatehouse.journey.DeskScene.atExit;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.gatehouse.simulator.wire.Journal.Event;
import io.gatehouse.support.AsyncApi;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestLane;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.WebhookCatcher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code openapi/asyncapi.yaml} is true: what it shows is understood, and what is sent is what it says. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class AsyncApiTest {

    private static final Set<String> DOWN = Set.of("present", "open", "capture", "listen", "policy", "problem");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AsyncApi document = AsyncApi.read();

    private record Heard(String message, JsonNode payload) {}

    @Test
    void every_message_has_an_example_and_each_is_what_its_schema_says() {
        for (var key : document.keys()) {
            assertFalse(document.examples(key).isEmpty(), key);
            document.examples(key).forEach(example -> assertEquals(List.of(), document.faults(key, example), key));
        }
    }

    @Test
    void a_payload_that_breaks_its_schema_is_noticed() throws IOException {
        var none = JSON.readTree("{\"id\": \"x\", \"colour\": \"RED\", \"state\": \"AJAR\"}");
        assertTrue(
                document.faults("gate", none).size() >= 5,
                document.faults("gate", none).toString());
    }

    /** Through the broker, as a robot; the last one is no message, so that its answer says that all were looked at. */
    @Test
    void every_example_of_a_robots_message_is_understood_and_answered_as_the_document_says() {
        var park = TestPark.made();
        var lane = park.exit();
        var heard = new CopyOnWriteArrayList<Heard>();
        var robot = connected(lane, heard);
        for (var key : document.keysBelow("gatehouse/v1/robots/{code}/up/")) {
            document.examples(key).forEach(example -> publish(robot, lane, key, example.toString()));
        }
        publish(robot, lane, "scan", "{\"id\": \"6b8d1d0e-0001-4000-8000-000000000001\"}");
        await().atMost(SOON)
                .until(() -> heard.stream().anyMatch(each -> each.message().equals("problem")));
        // the example's payment code is understood: nobody listens for one at this moment
        assertEquals(
                "up/scan code-not-expected, up/scan missing-field",
                TestTenant.read(
                        """
                        select string_agg(substring(topic from 'up/.*') || ' ' || code, ', ') from message_set_aside
                        where robot_code = '%s'"""
                                .formatted(lane.robot())));
        for (var arrival : document.examples("arrival")) {
            await().atMost(SOON).until(() -> heard.stream()
                    .anyMatch(each -> each.message().equals("present")
                            && each.payload().path("arrivalId").equals(arrival.path("arrivalId"))));
        }
        heard.forEach(
                each -> assertEquals(List.of(), document.faults(each.message(), each.payload()), each.toString()));
        robot.disconnect().join();
    }

    @Test
    void what_the_platform_sends_is_what_the_document_says() {
        var park = TestPark.made();
        park.parked("粤B12345", Duration.ofMinutes(90));
        try (var catcher = new WebhookCatcher();
                var scene = atExit(park)) {
            var hook = webhook(park, catcher);
            leavesWithHelp(scene);
            await().atMost(SOON)
                    .until(() -> types(catcher).containsAll(Set.of("stay.ended", "order.paid", "call.closed")));
            sentToRobots(scene);
            sentToWebhooks(catcher);
            sentToTheDesk(scene);
            park.tenant().as("OPERATOR").delete("/v1/webhooks/" + hook).then().statusCode(204);
        }
    }

    private static void leavesWithHelp(DeskScene scene) {
        scene.comes("粤B12345", "FEE_DUE").helped();
        scene.does("captures", Map.of("camera", "SCENE", "count", 1));
        scene.does("presentations", Map.of("kind", "FEE"));
        await().atMost(SOON).until(() -> scene.robot().listening());
        scene.robot().help();
        scene.driverPays().opens();
        scene.goesThrough();
    }

    private void sentToRobots(DeskScene scene) {
        var told = new TreeSet<String>();
        scene.robot().journal().entries().stream()
                .filter(entry -> entry.event() == Event.DOWN)
                .forEach(entry -> {
                    told.add(entry.message());
                    assertEquals(List.of(), document.faults(entry.message(), entry.payload()), entry.toString());
                });
        assertEquals(
                DOWN.stream().filter(each -> !each.equals("problem")).collect(Collectors.toCollection(TreeSet::new)),
                told);
        assertEquals(new TreeSet<>(DOWN), document.keysBelow("gatehouse/v1/robots/{code}/down/"));
    }

    private void sentToWebhooks(WebhookCatcher catcher) {
        catcher.caught()
                .forEach(caught -> assertEquals(
                        List.of(), document.faults(document.keyOf(caught.type()), caught.json()), caught.body()));
        assertTrue(types(catcher).size() >= 12, types(catcher).toString());
    }

    private void sentToTheDesk(DeskScene scene) {
        var heard = scene.desk().heard();
        heard.forEach(message -> assertEquals(
                List.of(),
                document.faults(keyOnTheStream(message.path("type").asText()), message),
                message.toString()));
        assertTrue(heard.stream()
                .map(message -> message.path("type").asText())
                .collect(Collectors.toSet())
                .containsAll(Set.of("stream.connected", "scene.changed", "call.offered", "passage.cleared")));
    }

    private String keyOnTheStream(String type) {
        var beside = Set.of("stream.connected", "call.held", "scene.changed");
        return beside.contains(type) ? document.keyOf(type) : "streamed";
    }

    private static Set<String> types(WebhookCatcher catcher) {
        return catcher.caught().stream().map(WebhookCatcher.Caught::type).collect(Collectors.toSet());
    }

    private static String webhook(TestPark park, WebhookCatcher catcher) {
        var input = new HashMap<String, Object>(Map.of("url", catcher.url()));
        return park.tenant()
                .as("INTEGRATOR")
                .body(input)
                .post("/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Mqtt5AsyncClient connected(TestLane lane, List<Heard> heard) {
        var broker = BackboneResource.backbone().broker();
        var client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(lane.robot())
                .serverHost(broker.host())
                .serverPort(broker.port())
                .simpleAuth()
                .username(lane.robot())
                .password(lane.secret().getBytes())
                .applySimpleAuth()
                .buildAsync();
        client.connect().join();
        client.subscribeWith()
                .topicFilter("gatehouse/v1/robots/" + lane.robot() + "/down/#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(publish -> heard.add(heard(publish)))
                .send()
                .join();
        return client;
    }

    private static Heard heard(Mqtt5Publish publish) {
        try {
            var levels = publish.getTopic().getLevels();
            return new Heard(levels.get(levels.size() - 1), JSON.readTree(publish.getPayloadAsBytes()));
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static void publish(Mqtt5AsyncClient robot, TestLane lane, String message, String payload) {
        robot.publishWith()
                .topic("gatehouse/v1/robots/" + lane.robot() + "/up/" + message)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .send()
                .join();
    }
}
