package io.gatehouse.event.webhook;

import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/** What deliveries are signed with: 256 random bits. */
record WebhookSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static WebhookSecret random() {
        var bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bits));
    }

    /** One signature of the header {@code webhook-signature}. */
    String sign(String id, Instant at, String body) {
        try {
            return new com.standardwebhooks.Webhook(text).sign(id, at.getEpochSecond(), body);
        } catch (WebhookSigningException everyJavaCan) {
            throw new IllegalStateException(everyJavaCan);
        }
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
