package io.gatehouse.platform;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The columns of one table among those of a join, each under a name that begins with a prefix. */
public record Prefixed(String... columns) {

    /** {@code alias.column as prefix_column, …} */
    public String as(String alias, String prefix) {
        return Arrays.stream(columns)
                .map(column -> alias + "." + column + " as " + prefix + column)
                .collect(Collectors.joining(", "));
    }
}
