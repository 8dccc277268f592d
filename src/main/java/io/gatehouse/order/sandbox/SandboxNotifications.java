package io.gatehouse.order.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.order.Settlement;
import io.gatehouse.order.SettlementService;
import io.gatehouse.order.SettlementService.Settled;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Takes the sandbox's callbacks. Its own sweep comes in by the same door as a stranger's request: signed, or refused. */
@ApplicationScoped
class SandboxNotifications {

    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final SandboxSignature signature;
    private final SettlementService settlements;
    private final ObjectMapper json;
    private final Clock clock;

    SandboxNotifications(SandboxSignature signature, SettlementService settlements, ObjectMapper json, Clock clock) {
        this.signature = signature;
        this.settlements = settlements;
        this.json = json;
        this.clock = clock;
    }

    /** Completes when what it tells is settled, which is when the channel may forget it. */
    Uni<Settled> receive(String timestamp, String signed, String body) {
        refuseUnlessFresh(timestamp);
        if (!signature.fits(timestamp, body, signed)) {
            throw Problem.of(401, "bad-signature", "The notification is not signed with the channel's secret.");
        }
        var told = read(body);
        return settlements.settle(told.tradeNo(), told.result()).invoke(SandboxNotifications::refuseMismatch);
    }

    private void refuseUnlessFresh(String timestamp) {
        try {
            var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
            if (Duration.between(at, clock.instant()).abs().compareTo(OLDEST) <= 0) {
                return;
            }
        } catch (RuntimeException notATime) {
            // falls through: what has no time is as little to be believed as what is old
        }
        throw Problem.of(401, "stale-timestamp", "The notification is more than 5 minutes off.");
    }

    private SandboxNotification read(String body) {
        try {
            return json.readValue(body, SandboxNotification.class).complete();
        } catch (JsonProcessingException bad) {
            throw Problem.invalid("", "unreadable", "The body is not the JSON that is expected here.");
        }
    }

    private static void refuseMismatch(Settled settled) {
        if (settled.what() == Settlement.MISMATCH) {
            throw Problem.of(422, "payment-mismatch", "The sum is not that of the payment.");
        }
    }
}
