package io.gatehouse.order.wechat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.gatehouse.order.wechat.WechatKeyring.Signing;
import io.gatehouse.support.BackboneResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/**
 * WeChat Pay as it documents itself: it verifies who asks, keeps books, signs its answers, and does wrong what it is told
 * to do wrong.
 */
final class WechatCounterpart implements ResponseDefinitionTransformerV2 {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "WECHATPAY2-SHA256-RSA2048 mchid=\"(.+?)\",nonce_str=\"(.+?)\",timestamp=\"(\\d+?)\",serial_no=\"(.+?)\""
                    + ",signature=\"(.+?)\"");
    private static WechatCounterpart only;

    final WechatKeyring keyring = new WechatKeyring();
    final WechatBooks books = new WechatBooks();
    final ParkingBooks parking = new ParkingBooks();
    final Queue<String> unbelieved = new ConcurrentLinkedQueue<>();
    final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final Set<String> tampered = ConcurrentHashMap.newKeySet();
    private final Map<String, String> bills = new ConcurrentHashMap<>();
    volatile List<Signing> certificates = List.of();
    volatile Signing signing = keyring.publicKey;

    /** One server for all tests of this run, at the address that the platform knows. */
    static WechatCounterpart here() {
        return at(BackboneResource.strangersPort());
    }

    static synchronized WechatCounterpart at(int port) {
        if (only == null) {
            only = new WechatCounterpart();
            var server = new WireMockServer(WireMockConfiguration.options()
                    .port(port)
                    .containerThreads(40)
                    .extensions(only));
            server.start();
            server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
        }
        return only;
    }

    /** What goes wrong with one answer. */
    record Fault(boolean after, Duration delay, int status, String code) {

        /** It is done, but the answer comes when nobody waits any more. */
        static Fault late() {
            return new Fault(true, Duration.ofSeconds(4), 0, null);
        }

        static Fault error(int status, String code) {
            return new Fault(false, Duration.ZERO, status, code);
        }

        /** It is done, and an error answered. */
        static Fault errorAfter(int status, String code) {
            return new Fault(true, Duration.ZERO, status, code);
        }
    }

    void reset() {
        faults.clear();
        unbelieved.clear();
        parking.reset();
        books.refundStatus = "SUCCESS";
        certificates = List.of();
        signing = keyring.publicKey;
    }

    /** The next answer to such a call, e.g. {@code query}, goes wrong; said twice, the next two. */
    void next(String call, Fault fault) {
        faults.computeIfAbsent(call, none -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    void bill(String mchid, String day, String content) {
        bills.put(mchid + " " + day, content);
    }

    /** What is downloaded of it is not what was hashed. */
    void tamper(String mchid, String day) {
        tampered.add(mchid + " " + day);
    }

    long calls(String call, String about) {
        return asked.stream().filter((call + " " + about)::equals).count();
    }

    @Override
    public String getName() {
        return "wechat";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var request = event.getRequest();
        var mchid = believed(request);
        if (mchid == null) {
            return signed(401, error("SIGN_ERROR"), Duration.ZERO);
        }
        var call = WechatCall.of(request.getMethod().getName(), request.getUrl(), request.getBodyAsString());
        asked.add(call.name() + " " + call.about());
        if (call.name().equals("bill-file")) {
            var bill = bills.get(call.about());
            return WechatBillFile.answer(
                    tampered.contains(call.about()) ? bill.replace("5.00", "6.00") : bill,
                    request.getUrl().contains("gzip"));
        }
        return answered(call, mchid);
    }

    private ResponseDefinition answered(WechatCall call, String mchid) {
        var queue = faults.get(call.name());
        var fault = queue == null ? null : queue.poll();
        if (fault != null && !fault.after()) {
            return signed(fault.status(), error(fault.code()), fault.delay());
        }
        var right = new WechatAnswers(this, bills).to(call, mchid);
        if (fault == null) {
            return signed(right.status(), right.body(), parking.thinksAbout(call));
        }
        return fault.code() == null
                ? signed(right.status(), right.body(), fault.delay())
                : signed(fault.status(), error(fault.code()), fault.delay());
    }

    static String error(String code) {
        return new JsonObject().put("code", code).put("message", code).encode();
    }

    /** Whose request it is; null where its signature is not. */
    private String believed(Request request) {
        var header = AUTHORIZATION.matcher(String.valueOf(request.getHeader("Authorization")));
        if (!header.matches() || !header.group(4).equals(WechatKeyring.MERCHANT_SERIAL)) {
            unbelieved.add(request.getUrl());
            return null;
        }
        var message = request.getMethod().getName() + "\n" + request.getUrl() + "\n" + header.group(3) + "\n"
                + header.group(2) + "\n" + request.getBodyAsString() + "\n";
        if (!keyring.signedByMerchant(message, header.group(5))) {
            unbelieved.add(request.getUrl());
            return null;
        }
        return header.group(1);
    }

    private ResponseDefinition signed(int status, String body, Duration late) {
        var timestamp = String.valueOf(Instant.now().getEpochSecond());
        var nonce = UUID.randomUUID().toString().replace("-", "");
        var by = signing;
        var answer = WireMock.aResponse()
                .withStatus(status)
                .withHeader("Request-ID", nonce)
                .withHeader("Wechatpay-Serial", by.serial())
                .withHeader("Wechatpay-Timestamp", timestamp)
                .withHeader("Wechatpay-Nonce", nonce)
                .withHeader("Wechatpay-Signature", by.sign(timestamp + "\n" + nonce + "\n" + body + "\n"))
                .withFixedDelay((int) late.toMillis());
        if (!body.isEmpty()) {
            answer.withHeader("Content-Type", "application/json; charset=utf-8")
                    .withBody(body.getBytes(StandardCharsets.UTF_8));
        }
        return answer.build();
    }

    /** As {@code GET /v3/certificates} answers. */
    String certificatesShown() {
        var data = new JsonArray();
        for (var each : certificates) {
            var nonce = UUID.randomUUID().toString().substring(0, 12);
            data.add(new JsonObject()
                    .put("serial_no", each.serial())
                    .put("effective_time", "2024-06-08T10:34:56+08:00")
                    .put("expire_time", "2034-06-08T10:34:56+08:00")
                    .put(
                            "encrypt_certificate",
                            new JsonObject()
                                    .put("algorithm", "AEAD_AES_256_GCM")
                                    .put("nonce", nonce)
                                    .put("associated_data", "certificate")
                                    .put(
                                            "ciphertext",
                                            WechatKeyring.encrypted(
                                                    WechatKeyring.pem(each.certificate()), nonce, "certificate"))));
        }
        return new JsonObject().put("data", data).encode();
    }
}
