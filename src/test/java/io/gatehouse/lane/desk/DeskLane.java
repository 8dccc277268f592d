package io.gatehouse.lane.desk;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.evidence.Photos;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.support.AnsweredCall;
import io.gatehouse.support.TestLane;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;

/** A lane with its robot and the agent who has the call about the car there. */
record DeskLane(TestPark park, TestLane lane, Robot robot) {

    static final Duration SOON = Duration.ofSeconds(10);

    private static final Random RANDOM = new Random();

    /** The car, as the platform decided about it, and the call about it. */
    record Car(DeskLane at, Visit visit, UUID passage, AnsweredCall call) {

        ValidatableResponse act(String action, String body) {
            return act("AGENT", action, body);
        }

        ValidatableResponse act(String role, String action, String body) {
            return at.park
                    .tenant()
                    .as(role.split(" "))
                    .body(body)
                    .post("/v1/passages/" + passage + "/" + action)
                    .then();
        }

        ValidatableResponse opens() {
            return act("openings", "{\"kind\": \"DESK\"}");
        }

        ValidatableResponse shown() {
            return at.park.tenant().as("AGENT").get("/v1/passages/" + passage).then();
        }

        void awaitSituation(String situation) {
            assertTrue(visit.await(seen -> situation.equals(seen.shown().situation()), SOON), () -> visit.shown()
                    .toString());
        }

        void awaitVoice(String voice) {
            assertTrue(visit.await(seen -> voice.equals(seen.shown().voice()), SOON), () -> visit.shown()
                    .toString());
        }

        String read(String query) {
            return at.park.read(query.replace("$x", "'" + passage + "'"));
        }

        void awaitRead(String expected, String query) {
            await().atMost(SOON).until(() -> expected.equals(read(query)));
        }

        /** A photo of this car. */
        UUID photo(String kind) {
            var token = TestTokens.of(at.park.tenant().id(), "AGENT");
            var answer = Wire.request("POST", "/v1/evidence?kind=" + kind + "&passageId=" + passage)
                    .token(token)
                    .header("Content-Type", "image/jpeg")
                    .bytes(Photos.jpeg(RANDOM.nextInt()))
                    .send();
            return UUID.fromString(answer.json().path("id").asText());
        }
    }

    /** A car whose robot has been told something about it; an agent has the call. */
    Car arrives(String plate) {
        return arrives(plate == null ? null : PlateReading.of(plate));
    }

    Car arrives(PlateReading plate) {
        var visit = robot.arrive(plate, Vehicle.CAR);
        assertTrue(visit.await(seen -> !seen.presentations().isEmpty(), SOON));
        var passage =
                UUID.fromString(park.read("select id from passage where arrival_id = '" + visit.arrivalId() + "'"));
        return new Car(this, visit, passage, AnsweredCall.about(park, passage));
    }
}
