package io.gatehouse.order.wechat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Asks what a car's parking costs as WeChat Pay's parking service does: encrypted, signed, each question a new one. */
public final class FeeQuestions {

    private static final String PATH = "/v1/notifications/wechat-parking/fee-query/";

    private final WechatKeyring keyring = new WechatKeyring();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI platform;
    private final String account;

    /** @param opener opens an account with these credentials, and tells its id */
    public FeeQuestions(URI platform, Function<String, String> opener) {
        this.platform = platform;
        this.account = opener.apply(WechatShop.input(null, keyring).encode());
    }

    /** @return what is owed, in 分 */
    public long ask(String plate) {
        var letter = new WechatMail(
                        PATH + account,
                        UUID.randomUUID().toString(),
                        "PARKING_FEE.QUERY_TRANS_INFO",
                        new JsonObject().put("plate_number", plate).put("plate_color", "BLUE"),
                        keyring.publicKey,
                        0)
                .written(Instant.now());
        var request = HttpRequest.newBuilder(platform.resolve(PATH + account))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(letter.body()));
        letter.headers().forEach(request::header);
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var fee = new JsonObject(answer.body());
            if (!"SUCCESS".equals(fee.getString("code"))) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return fee.getLong("unpaid_amount");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
