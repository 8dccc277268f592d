package io.gatehouse.vehicle;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Objects;

/** What a correction changed, old and new, and who made it; as it is kept with the stay. Pure. */
record StayChange(JsonObject recorded) {

    static StayChange of(Stay before, Stay after) {
        var change =
                new StayChange(new JsonObject().put("old", new JsonObject()).put("new", new JsonObject()));
        change.note("plate", before.plate(), after.plate());
        change.note("enteredAt", text(before.enteredAt()), text(after.enteredAt()));
        change.note("leftAt", text(before.leftAt()), text(after.leftAt()));
        change.note("state", before.state().name(), after.state().name());
        change.note("stayClass", before.stayClass().name(), after.stayClass().name());
        return change;
    }

    StayChange by(String whom, String reason, Instant at) {
        recorded.put("by", whom).put("reason", reason).put("at", at.toString());
        return this;
    }

    boolean isEmpty() {
        return recorded.getJsonObject("new").isEmpty();
    }

    private void note(String field, String was, String is) {
        if (!Objects.equals(was, is)) {
            recorded.getJsonObject("old").put(field, was);
            recorded.getJsonObject("new").put(field, is);
        }
    }

    private static String text(Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
