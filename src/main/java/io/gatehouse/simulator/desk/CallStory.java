package io.gatehouse.simulator.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call from first to last, as the log of events tells it. */
final class CallStory {
    private final String reason;
    private final String robot;
    private final String caller;
    private final String passage;
    private final Instant queued;
    private final List<Offer> offers = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();
    private String situation;
    private Instant answered;
    private Instant ended;
    private String end;

    /** @param lost why the agent did not take it; null: took it, or was not asked in vain */
    record Offer(String agent, String lost) {}

    /** @param heldAs why the gate was shut; null: not known yet */
    CallStory(JsonNode call, String heldAs) {
        situation = heldAs;
        reason = call.path("reason").asText();
        robot = call.path("robot").textValue();
        caller = call.path("caller").textValue();
        passage = call.path("passageId").textValue();
        queued = Instant.parse(call.path("queuedAt").asText());
    }

    /** Some event of the call itself. */
    void hear(String type, JsonNode data, Instant at) {
        // spotless:off
        switch (type) {
            case "call.offered"    -> offers.add(new Offer(data.path("agentId").asText(), null));
            case "call.queued"     -> lose(data.path("why").textValue());
            case "call.overflowed" -> actions.add("overflowed to " + data.path("reach").asText());
            case "call.answered"   -> answer(data, at);
            case "call.closed"     -> ends(data.path("disposition").asText(), at);
            case "call.abandoned"  -> ends("ABANDONED, " + data.path("remark").asText(), at);
            case "call.missed"     -> ends("MISSED", at);
            default                -> { }
        }
        // spotless:on
    }

    private void answer(JsonNode data, Instant at) {
        if (offers.isEmpty()) {
            // the agent called the robot
            offers.add(new Offer(data.path("agentId").asText(), null));
        }
        answered = answered == null ? at : answered;
    }

    private void lose(String why) {
        if (why != null && !offers.isEmpty()) {
            var last = offers.remove(offers.size() - 1);
            offers.add(new Offer(last.agent(), why));
        }
    }

    private void ends(String how, Instant at) {
        end = how;
        ended = at;
    }

    void acted(String what) {
        actions.add(what);
    }

    /** Why the gate was shut when it began. */
    void heldAs(String what) {
        situation = situation == null ? what : situation;
    }

    boolean isAbout(String car) {
        return car.equals(passage);
    }

    boolean over() {
        return ended != null;
    }

    String why() {
        var who = caller == null ? "" : " " + caller.replaceFirst("^\\*+", "…");
        return situation == null || situation.equals(reason) ? reason + who : reason + who + " " + situation;
    }

    Optional<String> robot() {
        return Optional.ofNullable(robot);
    }

    List<Offer> offers() {
        return List.copyOf(offers);
    }

    List<String> actions() {
        return List.copyOf(actions);
    }

    Optional<Duration> answeredAfter() {
        return Optional.ofNullable(answered).map(at -> Duration.between(queued, at));
    }

    Instant queued() {
        return queued;
    }

    /** From its beginning. */
    Duration endedAfter() {
        return Duration.between(queued, ended);
    }

    String end() {
        return end;
    }
}
