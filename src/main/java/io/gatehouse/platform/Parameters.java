package io.gatehouse.platform;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads parameters. JAX-RS answers each one that cannot be read with 404; here this is so only in a path, where it names
 * a thing that is not there. A bad parameter of a query is 400 and named.
 */
@Provider
public class Parameters implements ParamConverterProvider {

    private record Reader(String expected, Function<String, ?> read) {}

    private static final Reader INTEGER = new Reader("an integer is expected", Integer::valueOf);
    private static final Reader LONG = new Reader("an integer is expected", Long::valueOf);
    private static final Reader NUMBER = new Reader("a number is expected", Double::valueOf);
    private static final Reader TRUTH = new Reader("true or false is expected", Parameters::truth);
    private static final String TIME = "a time as RFC 3339 has it is expected";
    private static final Map<Class<?>, Reader> READERS = Map.ofEntries(
            Map.entry(UUID.class, new Reader("an id (UUID) is expected", Parameters::uuid)),
            Map.entry(int.class, INTEGER),
            Map.entry(Integer.class, INTEGER),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(double.class, NUMBER),
            Map.entry(Double.class, NUMBER),
            Map.entry(boolean.class, TRUTH),
            Map.entry(Boolean.class, TRUTH),
            Map.entry(LocalDate.class, new Reader("a day such as 2026-07-01 is expected", Rfc3339::day)),
            Map.entry(OffsetDateTime.class, new Reader(TIME, Rfc3339::parse)),
            Map.entry(
                    Instant.class, new Reader(TIME, text -> Rfc3339.parse(text).toInstant())));

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        var reader = type.isEnum() ? constants(type) : READERS.get(type);
        return reader == null ? null : new Converter<>(reader, queryName(annotations));
    }

    private static Optional<String> queryName(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst();
    }

    /** {@link UUID#fromString} takes {@code 1-1-1-1-1}, too. */
    private static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return Boolean.valueOf(text);
    }

    private static Reader constants(Class<?> type) {
        var constants = Arrays.asList(type.getEnumConstants());
        return new Reader("one of " + constants + " is expected", text -> constants.stream()
                .filter(constant -> ((Enum<?>) constant).name().equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
    }

    private record Converter<T>(Reader reader, Optional<String> queryName) implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String text) {
            if (text == null) {
                return null;
            }
            try {
                return (T) reader.read().apply(text);
            } catch (IllegalArgumentException | DateTimeException bad) {
                throw queryName
                        .map(name -> Problem.invalidParameter(name, "unreadable", reader.expected()))
                        .orElseGet(() -> Problem.of(404, "not-found", "There is nothing here."));
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
