package io.gatehouse.lane.desk;

import io.gatehouse.lane.Light;
import io.gatehouse.lane.Screen;
import io.gatehouse.lane.Texts;
import io.gatehouse.lane.desk.Pictures.Picture;
import io.gatehouse.platform.Ids;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Says something to a driver without taking away what the screen shows: a code to scan must not vanish because an agent
 * is being connected. Waits for nobody, so that a caller may hold whatever locks it has.
 */
@ApplicationScoped
public class RobotVoice {

    private static final Duration WORTH_SAYING = Duration.ofMinutes(1);

    private final Pictures pictures;
    private final Outbox outbox;
    private final Clock clock;

    RobotVoice(Pictures pictures, Outbox outbox, Clock clock) {
        this.pictures = pictures;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Adds the command in the caller's transaction; send it by {@code Downlink} after the commit. Empty when the car has
     * gone, or something else is just being said to it.
     *
     * @param textKey of {@link Texts}
     */
    public Uni<List<Command>> say(SqlConnection tx, UUID tenant, UUID passageId, String textKey, Object... values) {
        return pictures.lastOfLive(tx, tenant, passageId)
                .map(last -> last.map(picture -> command(tenant, passageId, picture, textKey, values)).stream()
                        .toList())
                .call(said -> said.isEmpty() ? Uni.createFrom().voidItem() : outbox.add(tx, said.get(0)));
    }

    private Command command(UUID tenant, UUID passageId, Picture last, String textKey, Object... values) {
        var now = clock.instant();
        var id = Ids.next();
        var says = Texts.of(last.locale()).say(textKey, values);
        var body = (last.present() == null ? waiting(says) : last.present().copy())
                .put("id", id.toString())
                .put("passageId", passageId.toString())
                .put("arrivalId", last.arrivalId().toString())
                .put("voice", new JsonObject().put("text", says).put("locale", last.locale()));
        return new Command(
                id, tenant, passageId, last.robotCode(), Command.Kind.PRESENT, body, now, now.plus(WORTH_SAYING));
    }

    private static JsonObject waiting(String says) {
        var screen = new JsonObject()
                .put("kind", Screen.WAIT.name())
                .put("title", says)
                .put("text", says);
        return new JsonObject()
                .put("screen", screen)
                .put("light", Light.YELLOW.name())
                .put("seconds", 0);
    }
}
