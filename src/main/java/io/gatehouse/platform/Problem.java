package io.gatehouse.platform;

import java.util.List;
import java.util.Map;

/**
 * What a client did wrong, or asked at the wrong moment: an RFC 9457 problem with a stable code. Thrown anywhere below
 * an endpoint, written by {@link ProblemMapper} alone.
 */
public final class Problem extends RuntimeException {

    /** One field of a bad input: where, a stable code, and what is wrong in words. */
    public record Fault(String field, String code, String detail) {}

    private final int status;
    private final String code;
    private final List<Fault> errors;

    private Problem(int status, String code, String detail, List<Fault> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of());
    }

    public static Problem badRequest(String code, String detail) {
        return of(400, code, detail);
    }

    /** A field of the input that is wrong by itself. */
    public static Problem invalid(String field, String code, String detail) {
        return invalid(List.of(new Fault(field, code, detail)));
    }

    public static Problem invalid(List<Fault> errors) {
        return new Problem(400, "invalid-input", "The input has " + errors.size() + " fault(s), see errors.", errors);
    }

    /** A parameter of the query that cannot be read. */
    public static Problem invalidParameter(String name, String code, String detail) {
        return new Problem(400, "invalid-parameter", name + ": " + detail, List.of(new Fault(name, code, detail)));
    }

    public static Problem notFound(String what, Object id) {
        return of(404, what + "-not-found", "There is no " + what + " " + id + ".");
    }

    public static Problem conflict(String code, String detail) {
        return of(409, code, detail);
    }

    public static Problem unauthorized(String detail) {
        return of(401, "unauthorized", detail);
    }

    public static Problem forbidden(String detail) {
        return of(403, "forbidden", detail);
    }

    /** Something we depend on is not there at the moment; the same request may succeed later. */
    public static Problem unavailable(String code, String detail) {
        return of(503, code, detail);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Fault> errors() {
        return errors;
    }

    /** What HTTP wants beside the document. */
    Map<String, String> headers() {
        return switch (status) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer");
            case 503 -> Map.of("Retry-After", "1");
            default -> Map.of();
        };
    }
}
