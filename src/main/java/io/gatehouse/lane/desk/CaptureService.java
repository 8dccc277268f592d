package io.gatehouse.lane.desk;

import io.gatehouse.event.Events;
import io.gatehouse.evidence.EvidenceKind;
import io.gatehouse.evidence.UploadGrants;
import io.gatehouse.evidence.UploadGrants.Upload;
import io.gatehouse.lane.Grants;
import io.gatehouse.lane.PassageFact;
import io.gatehouse.lane.PassageService.Decided;
import io.gatehouse.lane.desk.DeskTurns.Turn;
import io.gatehouse.platform.Database.Effects;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** An agent photographs through a robot's cameras. The pictures arrive as evidence of the passage. */
@ApplicationScoped
public class CaptureService {

    private static final Duration BEGINS_WITHIN = Duration.ofSeconds(30);
    /** A slow line may take longer than the camera. */
    private static final Duration ARRIVES_WITHIN = Duration.ofMinutes(5);

    private final DeskTurns turns;
    private final UploadGrants grants;
    private final Outbox outbox;
    private final Events events;

    CaptureService(DeskTurns turns, UploadGrants grants, Outbox outbox, Events events) {
        this.turns = turns;
        this.grants = grants;
        this.outbox = outbox;
        this.events = events;
    }

    Uni<Command> capture(Asker asker, UUID passageId, EvidenceKind camera, int count) {
        return turns.at(asker.tenant(), passageId)
                .chain(spot -> turns.take(spot, asker, DeskAction.PHOTOGRAPH, turn -> Uni.createFrom()
                        .item(captured(turn, camera, count))))
                .map(decided -> decided.commands().get(0));
    }

    private Effects<Decided> captured(Turn turn, EvidenceKind camera, int count) {
        var place = turn.passage().place();
        var until = turn.at().plus(ARRIVES_WITHIN);
        var uploads = IntStream.range(0, count)
                .mapToObj(n -> grants.grant(
                        place.tenantId(),
                        place.parkId(),
                        place.robotCode(),
                        turn.passage().id(),
                        camera,
                        until))
                .toList();
        var command = command(turn, camera, uploads);
        var told = turn.who()
                .told()
                .put("camera", camera.name())
                .put("evidenceIds", ids(uploads))
                .put("commandId", command.id().toString());
        var fact = PassageFact.ofDesk("passage.captured", turn.passage(), turn.at(), told);
        List<Supplier<Uni<?>>> statements =
                List.of(() -> outbox.add(turn.tx(), command), () -> events.tell(turn.tx(), List.of(fact)));
        return new Effects<>(statements, new Decided(turn.passage(), List.of(command), null, null));
    }

    private static Command command(Turn turn, EvidenceKind camera, List<Upload> uploads) {
        var deadline = turn.at().plus(BEGINS_WITHIN).truncatedTo(ChronoUnit.MILLIS);
        var body = new JsonObject()
                .put("camera", camera.name())
                .put("count", uploads.size())
                .put(
                        "uploads",
                        new JsonArray(uploads.stream().map(CaptureService::json).toList()))
                .put("deadline", deadline.toString());
        return Grants.command(Command.Kind.CAPTURE, turn.passage(), body, turn.at(), deadline);
    }

    private static JsonObject json(Upload upload) {
        return new JsonObject()
                .put("evidenceId", upload.evidenceId().toString())
                .put("url", upload.url())
                .put("method", upload.method())
                .put("headers", new JsonObject(Map.copyOf(upload.headers())));
    }

    private static JsonArray ids(List<Upload> uploads) {
        return new JsonArray(
                uploads.stream().map(upload -> upload.evidenceId().toString()).toList());
    }
}
