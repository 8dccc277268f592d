package io.gatehouse.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Before any endpoint: what is refused or fails out here, or finds no endpoint, becomes the same problem as inside. */
@ApplicationScoped
public class Doorstep {

    /** After the request id, before Quarkus reads or authenticates anything. */
    private static final int FIRST = -900;

    private final ObjectMapper json;
    private final MemorySize mostBytes;

    Doorstep(ObjectMapper json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
        this.json = json;
        this.mostBytes = mostBytes;
    }

    void lay(@Observes Router router) {
        router.route().order(FIRST).handler(this::refuse).failureHandler(this::answer);
        router.route().last().handler(context -> context.fail(404));
    }

    private void refuse(RoutingContext context) {
        var request = context.request();
        if (request.uri().contains("%00")) {
            throw RequestBody.unstorable();
        }
        if (isTooLarge(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.response().endHandler(sent -> request.connection().close());
            throw RequestBody.tooLarge();
        }
        context.next();
    }

    private boolean isTooLarge(String length) {
        try {
            return length != null && Long.parseLong(length) > mostBytes.asLongValue();
        } catch (NumberFormatException beyondAnyNumber) {
            return true;
        }
    }

    private void answer(RoutingContext context) {
        if (context.response().headWritten()) {
            context.next();
            return;
        }
        var problem = context.failure() == null
                ? Problem.of(context.statusCode(), ProblemKind.of(context.statusCode()).code, null)
                : ProblemMapper.problemOf(context.failure(), context.request());
        var response = context.response().setStatusCode(problem.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE);
        problem.headers().forEach(response::putHeader);
        response.end(text(ProblemDocument.of(problem, RequestId.of(context.request()))));
    }

    private String text(ProblemDocument document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
