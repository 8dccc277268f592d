package io.gatehouse.fee;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collections of a tariff as its records keep them: never null, unchangeable, always in the same order. */
final class Ordered {
    private Ordered() {}

    static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    static <E extends Enum<E>> Set<E> set(Set<E> given) {
        return given == null || given.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(given));
    }

    static Set<String> names(Set<String> given) {
        return given == null || given.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(given));
    }
}
