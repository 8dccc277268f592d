package io.gatehouse.lane;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class GateReportsTest {

    @Inject
    Inbox inbox;

    @Test
    void no_car_waits_until_it_is_written_down_how_the_gate_stands() throws SQLException {
        var robot = TestPark.planned().built().entry().robot();
        join(say(robot, "gate", new JsonObject().put("state", "OPEN")));
        var backbone = BackboneResource.backbone();
        try (var owner = backbone.database().connect(backbone.options().owner());
                var held = owner.createStatement()) {
            owner.setAutoCommit(false);
            held.execute("select from robot_state where code = '" + robot + "' for update");

            var gate = say(robot, "gate", new JsonObject().put("state", "CLOSED"));
            join(say(robot, "help", new JsonObject()));
            assertFalse(gate.isDone());

            owner.rollback();
            join(gate);
        }
    }

    private CompletableFuture<Void> say(String robot, String kind, JsonObject message) {
        var header = message.put("id", UUID.randomUUID().toString())
                .put("bootId", UUID.randomUUID().toString())
                .put("seq", 1)
                .put("at", Instant.now().toString());
        return inbox.take(new Inbox.Message(robot, kind, header.toBuffer().getBytes(), Instant.now()));
    }

    private static void join(CompletableFuture<Void> taken) {
        taken.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
