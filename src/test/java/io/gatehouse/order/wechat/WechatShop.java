package io.gatehouse.order.wechat;

import io.gatehouse.support.TestTenant;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A tenant's account at the counterpart. */
public record WechatShop(TestTenant tenant, UUID account, String mchid) {

    static final String APPID = "wxd678efh567hg6787";

    /** @param park null: of the whole tenant */
    static WechatShop open(TestTenant tenant, UUID park) {
        return open(tenant, input(park));
    }

    /** Takes no money. */
    public static WechatShop dormant(TestTenant tenant) {
        return open(tenant, input(null).put("active", false));
    }

    static WechatShop open(TestTenant tenant, JsonObject input) {
        var id = UUID.fromString(tenant.as("OPERATOR")
                .body(input.encode())
                .post("/v1/wechat-accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        return new WechatShop(tenant, id, input.getString("mchid"));
    }

    static JsonObject input(UUID park) {
        return input(park, WechatCounterpart.here().keyring);
    }

    static JsonObject input(UUID park, WechatKeyring keyring) {
        return new JsonObject()
                .put("parkId", park == null ? null : park.toString())
                .put("name", "南山中心")
                .put("mchid", "19" + ThreadLocalRandom.current().nextLong(10_000_000L, 99_999_999L))
                .put("appid", APPID)
                .put("merchantSerial", WechatKeyring.MERCHANT_SERIAL)
                .put("privateKey", WechatKeyring.pem(keyring.merchant.getPrivate()))
                .put("apiV3Key", WechatKeyring.API_V3_KEY)
                .put("publicKey", WechatKeyring.pem(keyring.publicKey.keys().getPublic()))
                .put("publicKeyId", keyring.publicKey.serial());
    }

    /** With platform certificates, which are fetched. */
    static JsonObject withCertificates(UUID park) {
        var input = input(park);
        input.remove("publicKey");
        input.remove("publicKeyId");
        return input;
    }
}
