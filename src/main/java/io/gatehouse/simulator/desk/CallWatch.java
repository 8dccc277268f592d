package io.gatehouse.simulator.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Follows every call in the log, as an auditor may, and tells each one's story when it is over. */
final class CallWatch implements Consumer<JsonNode> {
    /** More cars than stand at all lanes. */
    private static final int REMEMBERED = 500;

    private static final Set<String> DECIDED = Set.of("passage.held", "passage.cleared");

    private final Consumer<CallStory> told;
    private final Map<String, CallStory> calls = new LinkedHashMap<>();
    private final Map<String, String> situations = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    CallWatch(Consumer<CallStory> told) {
        this.told = told;
    }

    @Override
    public void accept(JsonNode event) {
        var type = event.path("type").asText();
        var data = event.path("data");
        if (type.startsWith("call.")) {
            call(type, data, Instant.parse(event.path("at").asText()));
        } else if (data.hasNonNull("callId")) {
            var story = calls.get(data.path("callId").asText());
            if (story != null) {
                Words.of(type, data).ifPresent(story::acted);
            }
        } else if (DECIDED.contains(type)) {
            decided(data.path("passageId").asText(), data.path("situation").asText());
        }
    }

    private void call(String type, JsonNode data, Instant at) {
        var id = data.path("callId").asText();
        if (begins(type, data)) {
            var held = situations.get(data.path("passageId").asText());
            calls.put(id, new CallStory(data, held));
        }
        var story = calls.get(id);
        if (story == null) {
            return;
        }
        story.hear(type, data, at);
        if (story.over()) {
            calls.remove(id);
            told.accept(story);
        }
    }

    /** Of a call that was there before anybody watched not everything is known: it is left out. */
    private boolean begins(String type, JsonNode data) {
        boolean isNew = type.equals("call.queued") && !data.hasNonNull("why");
        boolean toRobot =
                type.equals("call.answered") && data.path("kind").asText().equals("TO_ROBOT");
        return (isNew || toRobot) && !calls.containsKey(data.path("callId").asText());
    }

    private void decided(String passage, String situation) {
        situations.put(passage, situation);
        calls.values().stream().filter(call -> call.isAbout(passage)).forEach(call -> call.heldAs(situation));
    }
}
