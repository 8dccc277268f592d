package io.gatehouse.event.webhook;

import io.gatehouse.platform.OutgoingAnswer;
import io.gatehouse.platform.OutgoingFailure;
import io.gatehouse.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One attempt to deliver, and what was answered. */
@Schema(name = "WebhookAttempt")
public record Attempt(
        @Schema(description = "what `webhook-timestamp` said") Instant at,
        String url,
        @Schema(nullable = true, description = "null: nothing was answered") Integer status,
        @Schema(nullable = true, description = "the first 2 KiB of the answer") String body,
        @Schema(description = "how long it took, in milliseconds") long tookMs,
        @Schema(
                        nullable = true,
                        description = "why nothing was answered",
                        examples = {"timed-out", "not-reached", "name-unknown", "address-not-public"})
                String error,
        @Schema(nullable = true, description = "the same in words") String detail) {

    static final int MOST_BYTES = 2_048;

    static Attempt answered(Instant at, String url, Duration took, OutgoingAnswer answer) {
        return new Attempt(at, url, answer.status(), text(answer.body()), took.toMillis(), null, null);
    }

    static Attempt failed(Instant at, String url, Duration took, OutgoingFailure failure) {
        return new Attempt(at, url, null, null, took.toMillis(), failure.code(), failure.getMessage());
    }

    /** What was kept is not taken any more: the installation's own hosts are others by now. */
    static Attempt refused(Instant at, String url, Problem problem) {
        var fault = problem.errors().get(0);
        return new Attempt(at, url, null, null, 0, fault.code(), fault.detail());
    }

    /** The database keeps no NUL. */
    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
