package io.gatehouse.platform;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Every problem that an operation can answer stands in the document, with its code. */
final class OpenApiProblems {

    private static final String JSON = "application/json";
    private static final String SCHEMA = "#/components/schemas/Problem";

    /** By operation, what its own code can throw: read from the compiled classes, see {@code ReachableProblemsTest}. */
    private final Map<String, List<String>> own;

    private OpenApiProblems(Map<String, List<String>> own) {
        this.own = own;
    }

    static OpenApiProblems ofTheCode() {
        return new OpenApiProblems(ApiResources.lines("problems.txt")
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, line.indexOf(' ')),
                        Collectors.mapping(line -> line.substring(line.indexOf(' ') + 1), Collectors.toList()))));
    }

    void name(HttpMethod method, Operation operation) {
        var codes = new TreeMap<String, Set<String>>();
        common(method, operation).forEach(problem -> add(codes, problem));
        own.getOrDefault(operation.getOperationId(), List.of()).forEach(problem -> add(codes, problem));
        var responses = operation.getResponses();
        codes.forEach((status, named) -> {
            var problems = problems(Integer.parseInt(status), named);
            keepOwnWords(responses.getAPIResponse(status), problems);
            responses.addAPIResponse(status, problems);
        });
        responses.addAPIResponse("default", answer("Any other problem (RFC 9457), e.g. `internal-error`"));
    }

    /** Some callers have a standard of their own for refusals. */
    private static void keepOwnWords(APIResponse declared, APIResponse problems) {
        if (declared != null
                && declared.getContent() != null
                && declared.getContent().hasMediaType(JSON)) {
            problems.getContent().addMediaType(JSON, declared.getContent().getMediaType(JSON));
        }
    }

    private static void add(Map<String, Set<String>> codes, String problem) {
        var parts = problem.split(" ");
        codes.computeIfAbsent(parts[0], status -> new TreeSet<>()).add(parts[1]);
    }

    /** What the platform answers before, or instead of, the operation. */
    private static Set<String> common(HttpMethod method, Operation operation) {
        var problems = new TreeSet<>(Set.of("503 unavailable", "503 busy"));
        if (!operation.getSecurity().isEmpty()) {
            problems.addAll(Set.of("401 unauthorized", "403 forbidden", "403 insufficient-scope"));
            problems.addAll(Set.of("429 too-many-requests", "429 too-many-at-once"));
            if (method == HttpMethod.POST) {
                problems.addAll(Set.of("409 idempotency-key-in-progress", "422 idempotency-key-reused"));
            }
        }
        if (operation.getRequestBody() != null) {
            problems.addAll(Set.of("400 invalid-input", "413 too-large", "415 unsupported-media-type"));
        }
        if (has(operation, Parameter.In.QUERY) || has(operation, Parameter.In.HEADER)) {
            problems.addAll(Set.of("400 invalid-input", "400 invalid-parameter"));
        }
        if (has(operation, Parameter.In.PATH)) {
            problems.addAll(Set.of("404 not-found", "400 invalid-input"));
        }
        if (method == HttpMethod.POST || method == HttpMethod.PUT || method == HttpMethod.PATCH) {
            problems.add("409 already-exists");
        }
        if (method == HttpMethod.PUT || method == HttpMethod.PATCH || method == HttpMethod.DELETE) {
            problems.add("412 stale");
        }
        if (method == HttpMethod.DELETE) {
            problems.add("409 still-referenced");
        }
        return problems;
    }

    private static boolean has(Operation operation, Parameter.In where) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> parameter.getIn() == where);
    }

    private static APIResponse problems(int status, Set<String> codes) {
        var answer = answer(codes.stream().map(code -> "`" + code + "`").collect(Collectors.joining(", ")));
        var media = answer.getContent().getMediaType(ProblemDocument.MEDIA_TYPE);
        // Sorted: the document is compared as text, and the order of Map.of is another one in each process
        codes.forEach(code -> media.addExample(
                code,
                OASFactory.createExample()
                        .value(new TreeMap<>(Map.of(
                                "type",
                                "about:blank",
                                "title",
                                ProblemKind.of(status).title,
                                "status",
                                status,
                                "code",
                                code)))));
        return answer;
    }

    private static APIResponse answer(String description) {
        var media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA));
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(ProblemDocument.MEDIA_TYPE, media));
    }
}
