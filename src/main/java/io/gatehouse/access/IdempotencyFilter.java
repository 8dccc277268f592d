package io.gatehouse.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.platform.IdempotencyKeys;
import io.gatehouse.platform.IdempotencyKeys.Answer;
import io.gatehouse.platform.IdempotencyKeys.Answered;
import io.gatehouse.platform.IdempotencyKeys.Claim;
import io.gatehouse.platform.IdempotencyKeys.Granted;
import io.gatehouse.platform.IdempotencyKeys.Running;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.RequestBody;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Every POST with an {@code Idempotency-Key} runs once: its repetitions get the first answer again. Photos are no
 * exception, their bytes are hashed like any other body's. Requests without a token have no key: nobody owns it.
 */
public class IdempotencyFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";

    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class);
    private static final String CLAIM = "gatehouse.idempotency";
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,200}");
    private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);
    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";
    private static final int QUICKLY_HASHED = 65_536;

    private final IdempotencyKeys keys;
    private final SecurityIdentity identity;
    private final Caller caller;
    private final ObjectMapper json;
    private final Vertx vertx;

    IdempotencyFilter(IdempotencyKeys keys, SecurityIdentity identity, Caller caller, ObjectMapper json, Vertx vertx) {
        this.keys = keys;
        this.identity = identity;
        this.caller = caller;
        this.json = json;
        this.vertx = vertx;
    }

    /** No answer from here: the endpoint runs. */
    @ServerRequestFilter(readBody = true)
    Uni<Response> before(ContainerRequestContext request) throws IOException {
        var key = request.getHeaderString(KEY);
        if (key == null || !request.getMethod().equals(HttpMethod.POST) || identity.isAnonymous()) {
            return Uni.createFrom().nullItem();
        }
        if (!PRINTABLE.matcher(key).matches()) {
            throw Problem.invalid(KEY, "unreadable", "1 to 200 printable ASCII characters are expected");
        }
        return hash(RequestBody.of(request))
                .chain(hash -> keys.claim(
                        new IdempotencyKeys.Request(caller.tenant(), caller.subject(), key, operation(request), hash)))
                .map(claim -> answer(request, claim));
    }

    private static Response answer(ContainerRequestContext request, Claim claim) {
        if (claim instanceof Granted) {
            request.setProperty(CLAIM, claim);
            return null;
        }
        if (claim instanceof Answered before) {
            return replay(before.answer());
        }
        throw claim instanceof Running
                ? Problem.conflict("idempotency-key-in-progress", "The first request with this key still runs.")
                : Problem.of(422, "idempotency-key-reused", "This key was used for another request.");
    }

    private static Response replay(Answer answer) {
        var response = Response.status(answer.status()).entity(answer.body()).header(REPLAYED, "true");
        answer.headers().forEach(response::header);
        return response.build();
    }

    /** What is our own fault may be tried again with the same key. */
    @ServerResponseFilter
    Uni<Void> after(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIM) instanceof Granted claim)) {
            return Uni.createFrom().voidItem();
        }
        request.removeProperty(CLAIM);
        var done = response.getStatus() >= 500 ? keys.release(claim) : keys.complete(claim, answer(response));
        return done.onFailure()
                .invoke(failure -> LOG.error("the answer could not be kept under its idempotency key", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Answer answer(ContainerResponseContext response) {
        var headers = new TreeMap<String, String>();
        KEPT_HEADERS.stream()
                .filter(name -> response.getHeaderString(name) != null)
                .forEach(name -> headers.put(name, response.getHeaderString(name)));
        var type = response.getMediaType();
        headers.put(HttpHeaders.CONTENT_TYPE, type == null ? JSON : type.toString());
        return new Answer(response.getStatus(), headers, text(response.getEntity()));
    }

    private String text(Object entity) {
        try {
            return entity == null || entity instanceof String ? (String) entity : json.writeValueAsString(entity);
        } catch (JsonProcessingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    private static String operation(ContainerRequestContext request) {
        var address = request.getUriInfo().getRequestUri();
        var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return request.getMethod() + " " + address.getRawPath() + query;
    }

    /** A photo's hash takes too long for an event loop. */
    private Uni<String> hash(byte[] body) {
        return body.length <= QUICKLY_HASHED
                ? Uni.createFrom().item(sha256(body))
                : vertx.executeBlocking(() -> sha256(body), false);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
