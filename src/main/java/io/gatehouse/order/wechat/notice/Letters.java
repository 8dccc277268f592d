package io.gatehouse.order.wechat.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.order.wechat.WechatClient;
import io.gatehouse.order.wechat.WechatClients;
import io.gatehouse.order.wechat.account.Merchant;
import io.gatehouse.order.wechat.account.Merchants;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Opens envelopes: those that are too old, not signed by WeChat Pay or not meant for this merchant are refused. */
@ApplicationScoped
public class Letters {

    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final Merchants merchants;
    private final WechatClients clients;
    private final ObjectMapper json;
    private final Clock clock;

    Letters(Merchants merchants, WechatClients clients, ObjectMapper json, Clock clock) {
        this.merchants = merchants;
        this.clients = clients;
        this.json = json;
        this.clock = clock;
    }

    /** Fails with 401 {@code stale-timestamp}, {@code bad-signature}, or 400 {@code unreadable}. */
    public Uni<Letter> opened(UUID account, Envelope envelope) {
        refuseUnlessFresh(envelope);
        return merchants
                .named(account)
                .chain(merchant -> clients.elsewhere(merchant, client -> opened(merchant, client, envelope)));
    }

    private void refuseUnlessFresh(Envelope envelope) {
        try {
            var at = Instant.ofEpochSecond(Long.parseLong(envelope.timestamp()));
            if (envelope.isComplete()
                    && Duration.between(at, clock.instant()).abs().compareTo(OLDEST) <= 0) {
                return;
            }
        } catch (RuntimeException notATime) {
            // falls through: what has no time is as little to be believed as what is old
        }
        throw Problem.of(401, "stale-timestamp", "The notification is more than 5 minutes off.");
    }

    private Letter opened(Merchant merchant, WechatClient client, Envelope envelope) {
        refuseUnlessSigned(client, envelope);
        var notice = read(envelope.body());
        var resource = notice.path("resource");
        return new Letter(
                merchant,
                notice.path("id").asText(),
                notice.path("event_type").asText(),
                read(decrypted(client, resource)));
    }

    private static void refuseUnlessSigned(WechatClient client, Envelope envelope) {
        if (!signed(client, envelope)) {
            throw Problem.of(401, "bad-signature", "The notification is not signed by WeChat Pay.");
        }
    }

    private static boolean signed(WechatClient client, Envelope envelope) {
        try {
            return client.signed(envelope.serial(), envelope.message(), envelope.signature());
        } catch (RuntimeException noSignature) {
            return false;
        }
    }

    private static String decrypted(WechatClient client, JsonNode resource) {
        try {
            return client.decrypted(
                    bytes(resource.path("associated_data")),
                    bytes(resource.path("nonce")),
                    Base64.getDecoder().decode(resource.path("ciphertext").asText()));
        } catch (RuntimeException notForUs) {
            throw Problem.badRequest("unreadable", "The notification is not encrypted with the account's APIv3 key.");
        }
    }

    private static byte[] bytes(JsonNode text) {
        return text.asText("").getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode read(String text) {
        try {
            var read = json.readTree(text);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException bad) {
            // falls through: the same answer
        }
        throw Problem.badRequest("unreadable", "The notification is no JSON object.");
    }
}
