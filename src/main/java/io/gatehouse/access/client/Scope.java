package io.gatehouse.access.client;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a client may do with one resource, e.g. {@code orders:read}. Which scope an operation needs follows from its method
 * and the first segment of its path, so that none can be without one. To write does not include to read.
 */
public record Scope(String resource, Right right) {

    /** Which scopes there can be. */
    public static final String PATTERN = "[a-z][a-z0-9-]{0,39}:(read|write)";

    private static final Pattern SCOPE = Pattern.compile(PATTERN);
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /** To look, or to do. */
    public enum Right {
        READ,
        WRITE
    }

    public static Optional<Scope> parse(String text) {
        if (!SCOPE.matcher(text).matches()) {
            return Optional.empty();
        }
        var parts = List.of(text.split(":"));
        return Optional.of(new Scope(parts.get(0), Right.valueOf(parts.get(1).toUpperCase(Locale.ROOT))));
    }

    /** @param path normalised; empty when it is no operation of the API */
    public static Optional<Scope> neededFor(String method, String path) {
        var segments = path.split("/", 4);
        if (segments.length < 3 || !segments[1].equals("v1") || segments[2].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Scope(segments[2], READS.contains(method) ? Right.READ : Right.WRITE));
    }

    @Override
    public String toString() {
        return resource + ":" + right.name().toLowerCase(Locale.ROOT);
    }
}
