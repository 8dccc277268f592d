package io.gatehouse.order.wechat.account;

import com.wechat.pay.java.core.util.PemUtil;
import io.gatehouse.platform.Problem;
import java.security.interfaces.RSAKey;

/** Keys that an operator gave: what cannot be one is refused when it is given, not when a driver wants to pay. */
final class WechatKeys {

    private static final int FEWEST_BITS = 2048;

    private WechatKeys() {}

    static void check(WechatAccountInput input) {
        if (input.privateKey() != null) {
            check("privateKey", () -> PemUtil.loadPrivateKeyFromString(input.privateKey()));
        }
        if (input.publicKey() != null) {
            check("publicKey", () -> PemUtil.loadPublicKeyFromString(input.publicKey()));
        }
        if ((input.publicKey() == null) != (input.publicKeyId() == null)) {
            throw Problem.invalid("publicKeyId", "public-key", "A public key and its id go together.");
        }
    }

    static void checkNew(WechatAccountInput input) {
        if (input.privateKey() == null) {
            throw Problem.invalid("privateKey", "required", "Without its private key nothing can be signed.");
        }
        if (input.apiV3Key() == null) {
            throw Problem.invalid("apiV3Key", "required", "Without its APIv3 key no notification can be read.");
        }
    }

    private interface Read {
        Object key();
    }

    private static void check(String field, Read read) {
        try {
            if (read.key() instanceof RSAKey rsa && rsa.getModulus().bitLength() >= FEWEST_BITS) {
                return;
            }
        } catch (RuntimeException notAKey) {
            // falls through: the same advice, without a word of what was given
        }
        throw Problem.invalid(field, "not-a-key", "An RSA key of 2048 bits or more in PEM is expected.");
    }
}
