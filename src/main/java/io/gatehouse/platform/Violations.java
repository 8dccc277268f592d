package io.gatehouse.platform;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What bean validation found wrong, as the faults of one problem. */
final class Violations {

    private Violations() {}

    static Problem problem(ConstraintViolationException failure) {
        return Problem.invalid(failure.getConstraintViolations().stream()
                .map(Violations::fault)
                .sorted(Comparator.comparing(Problem.Fault::field))
                .toList());
    }

    static Problem.Fault fault(ConstraintViolation<?> violation) {
        var rule = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new Problem.Fault(field(violation.getPropertyPath()), kebab(rule), violation.getMessage());
    }

    /** A field of a body is named by its path inside the body; a query parameter by its own name. */
    private static String field(Path path) {
        var nodes = StreamSupport.stream(path.spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.METHOD)
                .toList();
        boolean insideBody = nodes.size() > 1 && nodes.get(0).getKind() == ElementKind.PARAMETER;
        return nodes.stream().skip(insideBody ? 1 : 0).map(Path.Node::toString).collect(Collectors.joining("."));
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
