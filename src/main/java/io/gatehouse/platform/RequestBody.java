package io.gatehouse.platform;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Context;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Looks at a body before it is parsed. It is in memory by then, on the event loop: {@code quarkus.rest.input-buffer-size}
 * is larger than the largest body.
 */
public class RequestBody {

    private static final String BYTES = "gatehouse.body";

    private final long mostBytes;

    RequestBody(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
        this.mostBytes = mostBytes.asLongValue();
    }

    @ServerRequestFilter(readBody = true)
    void look(ContainerRequestContext request) throws IOException {
        if (request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD)) {
            return;
        }
        var bytes = of(request);
        if (bytes.length > mostBytes) {
            throw tooLarge();
        }
        if (isJson(request.getHeaderString(HttpHeaders.CONTENT_TYPE)) && !StorableText.isJsonStorable(bytes)) {
            throw unstorable();
        }
    }

    /** The body's bytes, for any filter that reads bodies, in whatever order they come. */
    public static byte[] of(ContainerRequestContext request) throws IOException {
        if (request.getProperty(BYTES) instanceof byte[] bytes) {
            return bytes;
        }
        var stream = request.getEntityStream();
        if (!wasRead(stream)) {
            return new byte[0];
        }
        var bytes = stream.readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(bytes));
        request.setProperty(BYTES, bytes);
        return bytes;
    }

    /** Quarkus reads no body for a method that takes none, and nobody may wait for it on the event loop. */
    private static boolean wasRead(InputStream stream) {
        return stream instanceof ByteArrayInputStream || !Context.isOnEventLoopThread();
    }

    private static boolean isJson(String type) {
        return type != null && type.contains("json");
    }

    static Problem unstorable() {
        return Problem.badRequest("invalid-input", "A text has a NUL or half a character, which nothing can keep.");
    }

    static Problem tooLarge() {
        return Problem.of(413, "too-large", "The body is larger than anything that is taken here.");
    }
}
