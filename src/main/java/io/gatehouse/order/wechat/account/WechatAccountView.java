package io.gatehouse.order.wechat.account;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A merchant's account as it is shown: without its secrets. */
@Schema(name = "WechatAccount")
public record WechatAccountView(
        UUID id,
        @Schema(nullable = true) UUID parkId,
        String name,
        String mchid,
        String appid,
        String merchantSerial,
        @Schema(nullable = true) String publicKey,
        @Schema(nullable = true) String publicKeyId,
        boolean active,
        boolean defers,
        @Schema(description = "where WeChat Pay notifies, behind the public address") String notificationPath,
        Instant createdAt) {

    static WechatAccountView of(WechatAccount a) {
        return new WechatAccountView(
                a.id,
                a.parkId,
                a.name,
                a.mchid,
                a.appid,
                a.merchantSerial,
                a.publicKey,
                a.publicKeyId,
                a.active,
                a.defers,
                Merchant.notificationPath(a.id),
                a.createdAt);
    }
}
