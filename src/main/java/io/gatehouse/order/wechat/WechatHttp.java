package io.gatehouse.order.wechat;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The connections that all accounts share. Nothing is sent twice behind our back: what is repeated is for {@link Again}
 * to say.
 */
@ApplicationScoped
class WechatHttp {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final OkHttpClient client;

    WechatHttp(WechatConfig config) {
        this.client = new OkHttpClient.Builder()
                .connectTimeout(CONNECT.compareTo(config.patience()) < 0 ? CONNECT : config.patience())
                .readTimeout(config.patience())
                .writeTimeout(config.patience())
                .callTimeout(config.patience())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .addInterceptor(new OneAddress(HttpUrl.get(config.address())))
                .build();
    }

    OkHttpClient client() {
        return client;
    }

    void stop(@Observes ShutdownEvent stopping) {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    /** The SDK names the hosts by itself, and bills name theirs: whatever it is, only this one is spoken with. */
    private record OneAddress(HttpUrl address) implements Interceptor {

        @Override
        public Response intercept(Chain chain) throws IOException {
            var url = chain.request()
                    .url()
                    .newBuilder()
                    .scheme(address.scheme())
                    .host(address.host())
                    .port(address.port())
                    .build();
            return chain.proceed(chain.request().newBuilder().url(url).build());
        }
    }
}
