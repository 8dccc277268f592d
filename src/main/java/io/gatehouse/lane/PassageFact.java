package io.gatehouse.lane;

import io.gatehouse.event.Fact;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How passages and openings are told to the log of facts. */
public final class PassageFact {

    private PassageFact() {}

    /** @param what e.g. {@code passage.cleared} */
    public static Fact of(String what, Passage passage, Instant at) {
        var judged = passage.judged();
        var data = about(passage)
                .put("state", passage.state().name())
                .put("plate", passage.seen().plate())
                .put(
                        "situation",
                        judged.situation() == null ? null : judged.situation().name())
                .put("stayId", text(judged.stayId()))
                .put("fee", judged.fee())
                .put("reason", passage.endReason());
        return fact(what, passage, at, data);
    }

    static Fact of(Opening opening) {
        var data = new JsonObject()
                .put("openingId", opening.id().toString())
                .put("passageId", opening.passageId().toString())
                .put("laneId", opening.laneId().toString())
                .put("kind", opening.kind().name())
                .put("outcome", opening.outcome().name())
                .put("reason", opening.reason());
        return new Fact(
                opening.tenantId(), opening.parkId(), opening.passageId(), "opening.ended", opening.endedAt(), data);
    }

    /** Somebody looked at it afterwards; what was remarked is for those who may read openings. */
    public static List<Fact> reviewed(Opening opening, JsonObject who, Instant at) {
        var data = who.copy()
                .put("openingId", opening.id().toString())
                .put("passageId", opening.passageId().toString())
                .put("laneId", opening.laneId().toString())
                .put("kind", opening.kind().name());
        return List.of(
                new Fact(opening.tenantId(), opening.parkId(), opening.passageId(), "opening.reviewed", at, data));
    }

    /** @param passage null when no car stands at the lane */
    static Fact ofHelp(LaneSetup setup, Passage passage, UUID messageId, Instant at) {
        var data = new JsonObject()
                .put("laneId", setup.laneId().toString())
                .put("robot", setup.robotCode())
                .put("messageId", messageId.toString())
                .put("passageId", passage == null ? null : text(passage.id()));
        var subject = passage == null ? null : passage.id();
        return new Fact(setup.tenantId(), setup.parkId(), subject, "help.requested", at, data);
    }

    /** Its car has waited for too long, and its driver does nothing. */
    static Fact ofCongestion(Passage passage, Instant at) {
        var times = passage.times();
        var data = about(passage)
                .put(
                        "situation",
                        passage.judged().shownAs() == null
                                ? null
                                : passage.judged().shownAs().name())
                .put("arrivedAt", times.arrived().toString());
        return fact("lane.congested", passage, at, data);
    }

    /** Something that an agent did about it, e.g. {@code passage.presented}. */
    public static Fact ofDesk(String what, Passage passage, Instant at, JsonObject details) {
        return fact(what, passage, at, about(passage).mergeIn(details));
    }

    private static JsonObject about(Passage passage) {
        var place = passage.place();
        return new JsonObject()
                .put("passageId", passage.id().toString())
                .put("laneId", place.laneId().toString())
                .put("robot", place.robotCode())
                .put("direction", place.direction().name())
                .put("arrivalId", passage.arrivalId().toString());
    }

    private static Fact fact(String what, Passage passage, Instant at, JsonObject data) {
        return new Fact(passage.place().tenantId(), passage.place().parkId(), passage.id(), what, at, data);
    }

    private static String text(Object id) {
        return id == null ? null : id.toString();
    }
}
