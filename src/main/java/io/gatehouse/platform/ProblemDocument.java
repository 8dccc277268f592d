package io.gatehouse.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A problem on the wire: {@code application/problem+json} (RFC 9457) with a stable code and the request's id. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "RFC 9457 problem; `code` is stable, kebab-case")
public record ProblemDocument(
        @Schema(examples = "about:blank") String type,
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) int status,
        String detail,
        @JsonProperty(required = true) String code,
        String requestId,
        List<Problem.Fault> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(Problem problem, String requestId) {
        return new ProblemDocument(
                "about:blank",
                ProblemKind.of(problem.status()).title,
                problem.status(),
                problem.getMessage(),
                problem.code(),
                requestId,
                problem.errors());
    }
}
