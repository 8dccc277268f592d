package io.gatehouse.order.wechat;

import io.gatehouse.order.wechat.WechatBooks.Booked;
import io.gatehouse.order.wechat.WechatBooks.Returned;
import io.gatehouse.order.wechat.WechatKeyring.Signing;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.Wire;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A notification of WeChat Pay, with everything that can be wrong with one. */
record WechatMail(String path, String id, String type, JsonObject resource, Signing signing, long secondsOff) {

    static WechatMail ofPayment(WechatCounterpart of, Booked trade, UUID account) {
        return new WechatMail(
                "/v1/notifications/wechat/" + account,
                UUID.randomUUID().toString(),
                "TRANSACTION.SUCCESS",
                trade.shown(),
                of.signing,
                0);
    }

    static WechatMail ofRefund(WechatCounterpart of, Returned refund, UUID account) {
        var resource = refund.shown()
                .put("mchid", refund.of.mchid)
                .put("refund_status", refund.status)
                .put("amount", refund.amounts());
        resource.remove("status");
        return new WechatMail(
                "/v1/notifications/wechat/" + account,
                UUID.randomUUID().toString(),
                "REFUND." + refund.status,
                resource,
                of.signing,
                0);
    }

    WechatMail signedBy(Signing other) {
        return new WechatMail(path, id, type, resource, other, secondsOff);
    }

    WechatMail ofAnotherTime(long seconds) {
        return new WechatMail(path, id, type, resource, signing, seconds);
    }

    WechatMail with(JsonObject other) {
        return new WechatMail(path, UUID.randomUUID().toString(), type, other, signing, secondsOff);
    }

    WechatMail to(UUID account) {
        return new WechatMail("/v1/notifications/wechat/" + account, id, type, resource, signing, secondsOff);
    }

    Wire.Answer sent() {
        return wire().send();
    }

    Wire wire() {
        var letter = written(new SettableClock().instant());
        var wire = Wire.request("POST", path);
        for (var header : letter.headers().entrySet()) {
            wire = wire.header(header.getKey(), header.getValue());
        }
        return wire.json(letter.body());
    }

    record Letter(Map<String, String> headers, String body) {}

    /** Encrypted and signed. */
    Letter written(Instant now) {
        var body = body();
        var timestamp = String.valueOf(now.getEpochSecond() + secondsOff);
        var nonce = UUID.randomUUID().toString().replace("-", "");
        return new Letter(
                Map.of(
                        "Wechatpay-Serial",
                        signing.serial(),
                        "Wechatpay-Timestamp",
                        timestamp,
                        "Wechatpay-Nonce",
                        nonce,
                        "Wechatpay-Signature",
                        signing.sign(timestamp + "\n" + nonce + "\n" + body + "\n")),
                body);
    }

    private String body() {
        var nonce = UUID.randomUUID().toString().substring(0, 12);
        var kind = type.startsWith("REFUND") ? "refund" : "transaction";
        return new JsonObject()
                .put("id", id)
                .put("create_time", WechatBooks.now())
                .put("resource_type", "encrypt-resource")
                .put("event_type", type)
                .put("summary", "支付成功")
                .put(
                        "resource",
                        new JsonObject()
                                .put("original_type", kind)
                                .put("algorithm", "AEAD_AES_256_GCM")
                                .put("ciphertext", WechatKeyring.encrypted(resource.encode(), nonce, kind))
                                .put("associated_data", kind)
                                .put("nonce", nonce))
                .encode();
    }
}
