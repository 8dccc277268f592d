package io.gatehouse.call.clink;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signed address of a request: {@code Signature = Base64(HMAC-SHA1(secret, METHOD host path ? k=v & …))}, the
 * parameters sorted and encoded as they are sent. The body is not signed.
 */
record ClinkSignature(String accessKeyId, String secret) {

    private static final String ALGORITHM = "HmacSHA1";
    private static final Duration EXPIRES = Duration.ofMinutes(1);

    URI sign(String method, URI platform, String path, Map<String, String> query, Instant now) {
        var parameters = new TreeMap<>(query);
        parameters.put("AccessKeyId", accessKeyId);
        parameters.put("Expires", Long.toString(EXPIRES.toSeconds()));
        parameters.put("Timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        var sorted = encoded(parameters);
        var signature = mac(method + platform.getHost() + "/" + path + "?" + sorted);
        return platform.resolve("/" + path + "?" + sorted + "&Signature=" + encoded(signature));
    }

    private static String encoded(TreeMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String mac(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return accessKeyId;
    }
}
