package io.gatehouse.order.wechat;

import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.auth.WechatPay2Validator;
import com.wechat.pay.java.core.certificate.CertificateDownloader;
import com.wechat.pay.java.core.certificate.CertificateHandler;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.util.PemUtil;
import io.gatehouse.order.wechat.account.Merchant;
import io.gatehouse.platform.SealedText;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import okhttp3.OkHttpClient;

/**
 * The official SDK's client in the name of one merchant: it signs what is asked and verifies what is answered. Its calls
 * block; {@link WechatClients} makes them elsewhere.
 */
public final class WechatClient {

    private static final String CERTIFICATES = "https://api.mch.weixin.qq.com/v3/certificates";

    private final Merchant merchant;
    private final HttpClient http;
    private final Verifier verifier;
    private final AeadCipher cipher;

    private WechatClient(Merchant merchant, HttpClient http, Verifier verifier, AeadCipher cipher) {
        this.merchant = merchant;
        this.http = http;
        this.verifier = verifier;
        this.cipher = cipher;
    }

    static WechatClient of(Merchant merchant, SealedText sealed, OkHttpClient connections, Duration certificatePause) {
        var key = PemUtil.loadPrivateKeyFromString(sealed.open(merchant.privateKey()));
        var credential = new WechatPay2Credential(merchant.mchid(), new RSASigner(merchant.serial(), key));
        var cipher = new AeadAesCipher(sealed.open(merchant.apiV3Key()).getBytes(StandardCharsets.UTF_8));
        var builder = new DefaultHttpClientBuilder().okHttpClient(connections).credential(credential);
        var download = downloader(
                builder.newInstance()
                        .okHttpClient(connections)
                        .credential(credential)
                        .validator(new Decrypting())
                        .build(),
                cipher);
        var verifier = verifier(merchant, new PlatformCertificates(download::download, certificatePause));
        var http = builder.validator(new WechatPay2Validator(verifier)).build();
        return new WechatClient(merchant, http, verifier, cipher);
    }

    private static Verifier verifier(Merchant merchant, PlatformCertificates certificates) {
        return merchant.publicKey() == null
                ? new RSAVerifier(certificates)
                : new RSAVerifier(
                        PemUtil.loadPublicKeyFromString(merchant.publicKey()), merchant.publicKeyId(), certificates);
    }

    private static CertificateDownloader downloader(HttpClient http, AeadCipher cipher) {
        return new CertificateDownloader.Builder()
                .downloadUrl(CERTIFICATES)
                .httpClient(http)
                .aeadCipher(cipher)
                .certificateHandler(new Handler())
                .build();
    }

    public Merchant merchant() {
        return merchant;
    }

    /** Signs requests, verifies answers. */
    public HttpClient http() {
        return http;
    }

    /** Whether WeChat Pay has signed this; a certificate that is not known is fetched, which takes its time. */
    public boolean signed(String serial, String message, String signature) {
        return verifier.verify(serial, message, signature);
    }

    /** Fails with a {@code WechatPayException} or an {@code IllegalArgumentException} when it was not meant for us. */
    public String decrypted(byte[] associatedData, byte[] nonce, byte[] ciphertext) {
        return cipher.decrypt(associatedData, nonce, ciphertext);
    }

    /**
     * Of the first certificates no signature can be verified: that they decrypt with the key that only the merchant and
     * WeChat Pay have is what makes them true.
     */
    private static final class Decrypting implements Validator {

        @Override
        public <T> boolean validate(HttpHeaders headers, String body) {
            return true;
        }

        @Override
        public <T> String getSerialNumber() {
            return "";
        }
    }

    private static final class Handler implements CertificateHandler {

        @Override
        public X509Certificate generateCertificate(String pem) {
            return PemUtil.loadX509FromString(pem);
        }

        /** As the SDK's own: the key that it was encrypted with is the proof. */
        @Override
        public void validateCertPath(X509Certificate certificate) {}
    }
}
