package io.gatehouse.platform;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** {@code X-Request-Id} is taken over when it is harmless, else made; it stands in every log line and problem. */
@ApplicationScoped
public class RequestId {

    public static final String HEADER = "X-Request-Id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:/+=-]{1,100}");

    void mark(@Observes Router router) {
        router.route().order(-1_000).handler(RequestId::mark);
    }

    private static void mark(RoutingContext context) {
        var given = context.request().getHeader(HEADER);
        var id = given != null && HARMLESS.matcher(given).matches()
                ? given
                : Ids.next().toString();
        context.request().headers().set(HEADER, id);
        context.response().putHeader(HEADER, id);
        if (Vertx.currentContext() != null) {
            MDC.put("requestId", id);
        }
        context.next();
    }

    public static String of(HttpServerRequest request) {
        return request.getHeader(HEADER);
    }
}
