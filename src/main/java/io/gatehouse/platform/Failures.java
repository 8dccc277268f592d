package io.gatehouse.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.hibernate.StaleStateException;

/**
 * Which problem a failure is. Quarkus wraps bad bodies and Hibernate its database's failures, so every cause is looked
 * at; the first rule that knows one of them wins.
 */
final class Failures {

    private record Rule<T>(Class<T> of, Function<T, Problem> problem) {
        Optional<Problem> judge(Throwable failure) {
            return of.isInstance(failure) ? Optional.ofNullable(problem.apply(of.cast(failure))) : Optional.empty();
        }
    }

    // spotless:off
    private static final List<Rule<?>> RULES = List.of(
            new Rule<>(Problem.class,                      problem -> problem),
            new Rule<>(ConstraintViolationException.class, Violations::problem),
            new Rule<>(PgException.class,                  BrokenConstraint::problem),
            new Rule<>(JDBCException.class,                BrokenConstraint::problem),
            new Rule<>(StaleStateException.class,          overtaken -> ETags.stale()),
            new Rule<>(ConnectException.class,             noDatabase -> Problem.unavailable("unavailable", null)),
            new Rule<>(Throwable.class,                    Failures::brokenOff),
            new Rule<>(UnauthorizedException.class,        nobody -> Problem.unauthorized("A valid bearer token is needed.")),
            new Rule<>(AuthenticationException.class,      invalid -> Problem.unauthorized("This token is not valid, or no longer.")),
            new Rule<>(ForbiddenException.class,           notAllowed -> Problem.forbidden("The token's roles do not allow this.")),
            new Rule<>(MismatchedInputException.class,     Failures::badJson),
            new Rule<>(IOException.class,                  Failures::cutOff),
            new Rule<>(IllegalArgumentException.class,     Failures::badForm),
            new Rule<>(WebApplicationException.class,      Failures::refused));
    // spotless:on

    private Failures() {}

    /** Empty when nobody foresaw it. */
    static Optional<Problem> problemOf(Throwable failure) {
        return RULES.stream()
                .flatMap(rule -> causes(failure).flatMap(cause -> rule.judge(cause).stream()))
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static Problem brokenOff(Throwable failure) {
        return Connections.isBrokenOff(failure) ? Problem.unavailable("unavailable", null) : null;
    }

    private static Problem refused(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return null;
        }
        if (status == 400 && failure.getCause() instanceof JacksonException bad) {
            return badJson(bad);
        }
        var detail =
                failure instanceof NotFoundException && failure.getCause() == null ? "There is nothing here." : null;
        return Problem.of(status, ProblemKind.of(status).code, detail);
    }

    /** Quarkus stops reading a body that grows beyond what it takes, and has closed the connection already. */
    private static Problem cutOff(IOException failure) {
        return "Request too large".equals(failure.getMessage()) ? RequestBody.tooLarge() : null;
    }

    /** Quarkus decodes a form, and a token among a WebSocket's sub-protocols, before anybody asks for it. */
    private static Problem badForm(IllegalArgumentException failure) {
        var message = String.valueOf(failure.getMessage());
        if (message.startsWith("a header value contains a prohibited character")) {
            return Problem.unauthorized("The token among the sub-protocols cannot be read.");
        }
        return message.startsWith("Failed to decode URL")
                ? Problem.invalid("", "unreadable", "The body is not the form that is expected here.")
                : null;
    }

    private static Problem badJson(JacksonException failure) {
        var field = failure instanceof JsonMappingException mapping ? path(mapping) : "";
        var detail = field.isEmpty() ? "The body is not the JSON that is expected here." : "This value cannot be read.";
        return Problem.invalid(field, "unreadable", detail);
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
                .collect(Collectors.joining("."));
    }
}
