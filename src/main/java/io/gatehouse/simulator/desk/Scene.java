package io.gatehouse.simulator.desk;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an agent sees of a lane.
 *
 * @param passage its id; null when no car stands there
 * @param state of the passage
 * @param situation why the gate is shut, or would be
 * @param opening how the opening ended that should have let the car pass; null: it did not fail
 * @param plate as it was read; null: none was
 * @param card its id, or null
 */
record Scene(String passage, boolean entry, String state, String situation, String opening, String plate, String card) {
    static final Scene NOTHING = new Scene(null, false, "", "", null, null, null);

    static Scene of(JsonNode scene) {
        var passage = scene.path("passage");
        if (!passage.hasNonNull("id")) {
            return NOTHING;
        }
        var shut = scene.path("shutBecause");
        return new Scene(
                passage.path("id").asText(),
                passage.path("direction").asText().equals("ENTRY"),
                passage.path("state").asText(),
                shut.path("situation").asText(passage.path("shownAs").asText("")),
                shut.path("opening").textValue(),
                passage.path("plate").textValue(),
                passage.path("cardId").textValue());
    }

    boolean isAbout(String car) {
        return passage != null && passage.equals(car);
    }

    /** An opening was granted. */
    boolean cleared() {
        return state.equals("CLEARED");
    }

    boolean openingFailed() {
        return opening != null;
    }
}
