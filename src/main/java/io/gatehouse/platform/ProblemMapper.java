package io.gatehouse.platform;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes an answer. Whatever nobody foresaw is logged with its request id. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Problem OUR_FAULT =
            Problem.of(500, ProblemKind.INTERNAL.code, "This is our fault, and logged under the request id.");

    @ServerExceptionMapper
    Response anything(Throwable failure, HttpServerRequest request) {
        return answer(problemOf(failure, request), request);
    }

    /** These are named because Quarkus has mappers of its own for them, and the nearest class wins. */
    @ServerExceptionMapper({
        AuthenticationFailedException.class,
        ForbiddenException.class,
        MismatchedInputException.class,
        NotFoundException.class,
        Problem.class,
        UnauthorizedException.class,
        ValidationException.class,
        WebApplicationException.class
    })
    Response known(Exception failure, HttpServerRequest request) {
        return anything(failure, request);
    }

    static Problem problemOf(Throwable failure, HttpServerRequest request) {
        return Failures.problemOf(failure).orElseGet(() -> {
            LOG.errorf(failure, "%s %s failed", request.method(), request.path());
            return OUR_FAULT;
        });
    }

    private static Response answer(Problem problem, HttpServerRequest request) {
        var response = Response.status(problem.status())
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(ProblemDocument.of(problem, RequestId.of(request)));
        problem.headers().forEach(response::header);
        return response.build();
    }
}
