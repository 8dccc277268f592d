package io.gatehouse.order.wechat.account;

import io.gatehouse.order.channel.ChannelAccount;
import java.util.UUID;

/**
 * A tenant's account at WeChat Pay, with what is needed to speak there in its name.
 *
 * @param privateKey sealed, as is the APIv3 key: opened only where it is used
 * @param version changes when anything else of it does
 * @param publicKey in PEM; null: it signs with platform certificates alone
 */
public record Merchant(
        UUID tenantId,
        UUID id,
        int version,
        UUID parkId,
        String mchid,
        String appid,
        String serial,
        String privateKey,
        String apiV3Key,
        String publicKey,
        String publicKeyId,
        boolean active,
        boolean defers) {

    /** Where WeChat Pay tells us of this account's trades. */
    public String notificationPath() {
        return notificationPath(id);
    }

    static String notificationPath(UUID account) {
        return "/v1/notifications/wechat/" + account;
    }

    ChannelAccount account() {
        return new ChannelAccount(id, parkId, defers);
    }

    /** Without the secrets, so that no log ever has them. */
    @Override
    public String toString() {
        return "Merchant " + mchid + " " + id;
    }
}
