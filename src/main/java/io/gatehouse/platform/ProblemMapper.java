package io.gatehouse.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hibernate.HibernateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes an answer. Whatever nobody foresaw is logged with its request id. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad request"),
            Map.entry(401, "Not authenticated"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(406, "Not acceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Changed in the meantime"),
            Map.entry(413, "Too large"),
            Map.entry(415, "Unsupported media type"),
            Map.entry(422, "Not processable"),
            Map.entry(428, "Precondition required"),
            Map.entry(500, "Internal error"),
            Map.entry(503, "Not available"));
    private static final Map<Integer, String> CODES = Map.of(
            400, "bad-request",
            401, "unauthorized",
            403, "forbidden",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "too-large",
            415, "unsupported-media-type");

    @ServerExceptionMapper
    Response problem(Problem problem, HttpServerRequest request) {
        return answer(problem.status(), problem.code(), problem.getMessage(), problem.errors(), request);
    }

    @ServerExceptionMapper
    Response badValues(ConstraintViolationException failure, HttpServerRequest request) {
        var faults = failure.getConstraintViolations().stream()
                .map(ProblemMapper::fault)
                .toList();
        return problem(Problem.invalid(faults), request);
    }

    /** Anything else: Quarkus wraps bad bodies and Hibernate's failures, so the cause is looked at, too. */
    @ServerExceptionMapper
    Response anything(Throwable failure, HttpServerRequest request) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem(problem, request);
            }
            if (cause instanceof JacksonException bad) {
                return badJson(bad, request);
            }
            if (cause instanceof PgException bad) {
                return constraint(bad, failure, request);
            }
        }
        if (failure instanceof WebApplicationException refused) {
            return refused(refused, request);
        }
        return unexpected(failure, request);
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException failure, HttpServerRequest request) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException bad) {
                return badJson(bad, request);
            }
            if (cause instanceof Problem problem) {
                return problem(problem, request);
            }
        }
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(failure, request);
        }
        return answer(status, CODES.getOrDefault(status, "bad-request"), null, List.of(), request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException failure, HttpServerRequest request) {
        return answer(401, "unauthorized", "A valid bearer token is needed.", List.of(), request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure, HttpServerRequest request) {
        return answer(403, "forbidden", "The token's roles do not allow this.", List.of(), request);
    }

    @ServerExceptionMapper
    Response badJson(JacksonException failure, HttpServerRequest request) {
        var field = failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        var detail = field.isEmpty() ? "The body is not the JSON that is expected here." : "This value cannot be read.";
        return problem(Problem.invalid(field, "unreadable", detail), request);
    }

    @ServerExceptionMapper
    Response database(HibernateException failure, HttpServerRequest request) {
        return anything(failure, request);
    }

    /** A constraint of the database that a request broke is the request's fault, and named by the constraint. */
    private Response constraint(PgException failure, Throwable whole, HttpServerRequest request) {
        return switch (failure.getSqlState()) {
            case "23505" ->
                problem(Problem.conflict("already-exists", "This breaks " + failure.getConstraint() + "."), request);
            case "23514", "23502", "22001", "22003" ->
                problem(Problem.badRequest("invalid-input", "This breaks " + failure.getConstraint() + "."), request);
            case "23503" ->
                problem(Problem.conflict("still-referenced", "This breaks " + failure.getConstraint() + "."), request);
            default -> unexpected(whole, request);
        };
    }

    private Response unexpected(Throwable failure, HttpServerRequest request) {
        LOG.errorf(failure, "%s %s failed", request.method(), request.path());
        return answer(500, "internal-error", "This is our fault, and logged under the request id.", List.of(), request);
    }

    private static Problem.Fault fault(ConstraintViolation<?> violation) {
        var field = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.METHOD)
                .skip(bodyParameters(violation.getPropertyPath()))
                .map(Path.Node::toString)
                .collect(Collectors.joining("."));
        var rule = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new Problem.Fault(field, kebab(rule), violation.getMessage());
    }

    /** A field of a body is named by its path inside the body; a query parameter by its own name. */
    private static int bodyParameters(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                                .filter(n -> n.getKind() != ElementKind.METHOD)
                                .count()
                        > 1
                ? 1
                : 0;
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    private static Response answer(
            int status, String code, String detail, List<Problem.Fault> errors, HttpServerRequest request) {
        var title = TITLES.getOrDefault(status, "Refused");
        var body = new ProblemDocument("about:blank", title, status, detail, code, RequestId.of(request), errors);
        var response = Response.status(status).type(ProblemDocument.MEDIA_TYPE).entity(body);
        return (status == 401 ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : response).build();
    }
}
