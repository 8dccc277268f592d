package io.gatehouse.order.wechat.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a merchant's account. */
public record WechatAccountInput(
        @Schema(
                        description = "null: for all parks that have no account of their own; cannot be changed",
                        nullable = true)
                UUID parkId,
        @Schema(examples = "南山中心") @NotBlank @Size(max = 200) String name,
        @Schema(description = "商户号; cannot be changed", examples = "1900000109")
                @NotNull @Size(max = 32) @Pattern(regexp = "[0-9]{6,32}") String mchid,
        @Schema(description = "cannot be changed", examples = "wxd678efh567hg6787")
                @NotNull @Size(max = 32) @Pattern(regexp = "[0-9A-Za-z]{6,32}") String appid,
        @Schema(
                        description = "serial number of the merchant's certificate, to which the private key belongs",
                        examples = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1")
                @NotNull @Size(max = 64) @Pattern(regexp = "[0-9A-Fa-f]{8,64}") String merchantSerial,
        @Schema(
                        description = "PKCS #8 in PEM (apiclient_key.pem); never shown. Needed once",
                        nullable = true,
                        writeOnly = true,
                        examples = "-----BEGIN PRIVATE KEY-----\n…")
                @Size(max = 8_000) String privateKey,
        @Schema(description = "APIv3 密钥; never shown. Needed once", nullable = true, writeOnly = true)
                @Pattern(regexp = "[\\x21-\\x7e]{32}", message = "32 characters") @Size(max = 32) String apiV3Key,
        @Schema(
                        description = "微信支付公钥 in PEM; left out: it signs with platform certificates, which are fetched",
                        nullable = true)
                @Size(max = 8_000) String publicKey,
        @Schema(description = "goes with the public key", nullable = true, examples = "PUB_KEY_ID_0119000001092024")
                @Size(max = 64) @Pattern(regexp = "PUB_KEY_ID_[0-9A-Za-z]{1,53}") String publicKeyId,
        @Schema(
                        description = "takes payments; one account per park, and one for all the others, can do so",
                        defaultValue = "true")
                Boolean active,
        @Schema(description = "leave first, pay later (支付分停车) is contracted", defaultValue = "false") Boolean defers) {

    public WechatAccountInput {
        active = active == null || active;
        defers = defers != null && defers;
    }

    /** Without what is never shown: left out of a change, it stays. */
    static WechatAccountInput of(WechatAccount a) {
        return new WechatAccountInput(
                a.parkId,
                a.name,
                a.mchid,
                a.appid,
                a.merchantSerial,
                null,
                null,
                a.publicKey,
                a.publicKeyId,
                a.active,
                a.defers);
    }

    /** Whoever logs it logs no secret. */
    @Override
    public String toString() {
        return mchid + " " + name;
    }
}
