package io.gatehouse.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;

/**
 * JSON is taken at its word: an amount of 5.9 is not 5, {@code 1} is not the second value of an enumeration, text after
 * the end is a fault, and a time is RFC 3339. A guess here would be somebody's money or gate.
 */
@Singleton
public class JsonRules implements ObjectMapperCustomizer {

    /** After Quarkus and its modules: ours are the deserializers that count. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false)
                .configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        var text = json.coercionConfigFor(LogicalType.Textual);
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
        text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        json.registerModule(new SimpleModule("times")
                .addDeserializer(OffsetDateTime.class, new Time<>(OffsetDateTime.class, Function.identity()))
                .addDeserializer(Instant.class, new Time<>(Instant.class, OffsetDateTime::toInstant)));
    }

    private static final class Time<T> extends StdDeserializer<T> {

        private final transient Function<OffsetDateTime, T> as;

        Time(Class<T> type, Function<OffsetDateTime, T> as) {
            super(type);
            this.as = as;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                context.reportInputMismatch(handledType(), "a time is a text");
            }
            try {
                return as.apply(Rfc3339.parse(parser.getText().strip()));
            } catch (DateTimeException bad) {
                return context.reportInputMismatch(handledType(), "not a time with offset as RFC 3339 has it");
            }
        }
    }
}
