package io.gatehouse.platform;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The installation's secret, from which each purpose derives a key of its own. All instances share it. */
@Singleton
public class Secret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int FEWEST_BYTES = 32;

    private final byte[] bytes;

    Secret(@ConfigProperty(name = "gatehouse.secret") Optional<String> base64) {
        this.bytes = decoded(base64.orElse(""));
    }

    /** Refuses a secret that is not worth the name. */
    private static byte[] decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length >= FEWEST_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through: the same advice
        }
        throw new ConfigurationException(
                "gatehouse.secret (GATEHOUSE_SECRET) must be at least 32 random bytes in Base64,"
                        + " e.g. of: openssl rand -base64 32");
    }

    /** 256 bits. */
    byte[] keyFor(String purpose) {
        return hmac(bytes, purpose.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hmac(byte[] key, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
