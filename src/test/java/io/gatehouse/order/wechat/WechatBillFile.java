package io.gatehouse.order.wechat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A bill as it is downloaded: not signed, but its hash was. */
final class WechatBillFile {

    private WechatBillFile() {}

    static ResponseDefinition answer(String content, boolean gzip) {
        if (content == null) {
            return WireMock.notFound().build();
        }
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return WireMock.aResponse()
                .withHeader("Content-Type", gzip ? "application/x-gzip" : "text/plain")
                .withBody(gzip ? gzipped(bytes) : bytes)
                .build();
    }

    static String sha1(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] gzipped(byte[] bytes) {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }
}
