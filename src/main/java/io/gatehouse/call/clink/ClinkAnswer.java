package io.gatehouse.call.clink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What came back.
 *
 * @param status of HTTP; 0: nothing came back
 * @param body missing when it is no JSON object
 */
record ClinkAnswer(int status, JsonNode body) {

    static final ClinkAnswer NONE = new ClinkAnswer(0, MissingNode.getInstance());

    private static final int MOST_WORDS = 200;

    static ClinkAnswer of(int status, String text, ObjectMapper json) {
        try {
            var body = json.readTree(text);
            return new ClinkAnswer(status, body != null && body.isObject() ? body : MissingNode.getInstance());
        } catch (JsonProcessingException notJson) {
            return new ClinkAnswer(status, MissingNode.getInstance());
        }
    }

    /** It was done, and says so in words that we understand. */
    boolean done() {
        return status >= 200 && status < 300 && body.isObject() && !body.has("error");
    }

    /** It says that it was not done. Too many requests (429) were not looked at, either. */
    boolean refused() {
        return status >= 400 && status < 500 && status != 408;
    }

    /** The maker's own words. */
    String why() {
        var error = body.path("error");
        var words = error.path("code").asText("") + " " + error.path("message").asText("");
        return words.isBlank() ? "Clink answers " + status + "." : shortened(words.strip());
    }

    private static String shortened(String words) {
        return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + "…" : words;
    }
}
