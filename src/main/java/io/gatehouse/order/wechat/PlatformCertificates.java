package io.gatehouse.order.wechat;

import com.wechat.pay.java.core.certificate.CertificateProvider;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * WeChat Pay's certificates, as one merchant fetches them. One that is not known is fetched, so that a certificate may
 * change at any moment; but strangers who name certificates that never were make us fetch no more than once a while.
 */
final class PlatformCertificates implements CertificateProvider {

    private static final Logger LOG = Logger.getLogger(PlatformCertificates.class);

    private final Supplier<Map<String, X509Certificate>> download;
    private final Duration pause;
    private volatile Map<String, X509Certificate> known = Map.of();
    private Long fetched;

    /** @param pause between two times that they are fetched */
    PlatformCertificates(Supplier<Map<String, X509Certificate>> download, Duration pause) {
        this.download = download;
        this.pause = pause;
    }

    /** Null where there is none of that serial number. */
    @Override
    public X509Certificate getCertificate(String serial) {
        var certificate = known.get(serial);
        return certificate != null ? certificate : fetched(serial);
    }

    /** The one that is valid longest. */
    @Override
    public X509Certificate getAvailableCertificate() {
        if (known.isEmpty()) {
            fetched("");
        }
        return known.values().stream()
                .max(Comparator.comparing(X509Certificate::getNotAfter))
                .orElseThrow(() -> new IllegalStateException("WeChat Pay has no certificate for this merchant"));
    }

    private synchronized X509Certificate fetched(String serial) {
        if (!known.containsKey(serial) && mayFetch()) {
            fetched = System.nanoTime();
            fetch();
        }
        return known.get(serial);
    }

    private boolean mayFetch() {
        return fetched == null || System.nanoTime() - fetched >= pause.toNanos();
    }

    private void fetch() {
        try {
            known = Map.copyOf(download.get());
        } catch (RuntimeException notNow) {
            LOG.warnf("WeChat Pay's certificates were not fetched: %s", notNow.getClass());
        }
    }
}
