package io.gatehouse.robot.broker;

import io.gatehouse.platform.RandomSecret;
import java.util.regex.Pattern;

/**
 * A robot as a broker meets it: its code is its user name and its client id, and its topics are below its code.
 *
 * @param secretHash null: it may not come in
 * @param device what a camera of another maker calls itself in its topics; null for a robot of ours
 */
record RobotAtBroker(String code, String secretHash, String device) {

    private static final String PUBLISH = "publish";
    private static final String SUBSCRIBE = "subscribe";
    /** A topic that is published to has no wildcards, and levels that say something. */
    private static final Pattern PLAIN = Pattern.compile("[^+#$\\u0000]+");

    boolean isLetInWith(RandomSecret secret) {
        return secret.matches(secretHash);
    }

    /** One whose secret was revoked after it came in may do nothing more. */
    boolean may(String action, String topic) {
        if (secretHash == null || topic == null || action == null) {
            return false;
        }
        return switch (action) {
            case PUBLISH -> PLAIN.matcher(topic).matches() && publishes(topic);
            case SUBSCRIBE -> below(topic, own() + "/down/") || device != null && below(topic, message() + "/down/");
            default -> false;
        };
    }

    private boolean publishes(String topic) {
        return below(topic, own() + "/up/")
                || device != null
                        && (below(topic, message() + "/up/")
                                || below(topic, message() + "/down/") && topic.endsWith("/reply"));
    }

    /** Longer than it: the level below may not be empty. */
    private static boolean below(String topic, String whole) {
        return topic.startsWith(whole) && topic.length() > whole.length();
    }

    private String own() {
        return "gatehouse/v1/robots/" + code;
    }

    private String message() {
        return "device/" + device + "/message";
    }
}
