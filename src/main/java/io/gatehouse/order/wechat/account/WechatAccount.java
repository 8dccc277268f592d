package io.gatehouse.order.wechat.account;

import io.gatehouse.platform.SealedText;
import io.gatehouse.platform.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A merchant's account at WeChat Pay. Who it is never changes: another merchant is another account. */
@Entity
@Table(name = "wechat_account")
public class WechatAccount extends TenantOwned {

    @Column(name = "park_id", updatable = false)
    UUID parkId;

    String name;

    @Column(updatable = false)
    String mchid;

    @Column(updatable = false)
    String appid;

    @Column(name = "merchant_serial")
    String merchantSerial;

    /** Sealed. */
    @Column(name = "private_key")
    String privateKey;

    /** Sealed. */
    @Column(name = "api_v3_key")
    String apiV3Key;

    @Column(name = "public_key")
    String publicKey;

    @Column(name = "public_key_id")
    String publicKeyId;

    boolean active;

    boolean defers;

    protected WechatAccount() {}

    WechatAccount(UUID tenantId, Instant now, WechatAccountInput input) {
        super(tenantId, now);
        this.parkId = input.parkId();
        this.mchid = input.mchid();
        this.appid = input.appid();
    }

    /** Secrets that are left out stay, but under the newest key. */
    final void become(WechatAccountInput input, SealedText sealed) {
        name = input.name();
        merchantSerial = input.merchantSerial();
        privateKey = input.privateKey() == null ? sealed.resealed(privateKey) : sealed.seal(input.privateKey());
        apiV3Key = input.apiV3Key() == null ? sealed.resealed(apiV3Key) : sealed.seal(input.apiV3Key());
        publicKey = input.publicKey();
        publicKeyId = input.publicKeyId();
        active = input.active();
        defers = input.defers();
    }

    final void reseal(SealedText sealed) {
        privateKey = sealed.resealed(privateKey);
        apiV3Key = sealed.resealed(apiV3Key);
    }
}
