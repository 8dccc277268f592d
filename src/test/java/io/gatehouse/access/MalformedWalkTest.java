package io.gatehouse.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.gatehouse.access.ApiDocument.Operation;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Walks every operation with input that no sane client sends: each answer is a problem with a code, and none our fault.
 * Each run takes a fifth of what there is, by chance; {@code -Dgatehouse.walk=whole} takes it all.
 */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class MalformedWalkTest {

    private static final String LONG = "x".repeat(1 << 20);

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "{",
            "[]",
            "[{}]",
            "\"text\"",
            "5",
            "1e400",
            "true",
            "{} {}",
            "{\"a\":1,}",
            "<a/>",
            "{\"\\u0000\":1}",
            "{\"a\":\"" + LONG + "\"}",
            "[".repeat(50_000),
            "{\"a\":".repeat(50_000),
            "{\"a\":" + "[".repeat(900) + "]".repeat(900) + "}");

    /** As they stand in JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "5.5",
            "1e400",
            "99999999999999999999",
            "-9223372036854775809",
            "2147483648",
            "[]",
            "[null]",
            "[[[[]]]]",
            "{}",
            "{\"a\":{}}",
            "\"\"",
            "\" \"",
            "\"🚗\"",
            "\"a\\u0000b\"",
            "\"\\ud83d\"",
            "\"UNKNOWN_VALUE\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-1\"",
            "\"" + "x".repeat(5_000) + "\"");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "1.5",
            "99999999999999999999",
            "x",
            "🚗",
            "null",
            "UNKNOWN_VALUE",
            "AAAAAAAAAAAAAAAAAAAAAA",
            "'; --",
            "2026-02-30",
            "9999-12-31",
            "+999999999-12-31T23:59:59Z",
            "9999-12-31T23:59:59-18:00",
            "x".repeat(1_500),
            "00000000-0000-0000-0000-000000000000",
            "../../x",
            "%",
            "a,b");

    private static final boolean WHOLE = "whole".equals(System.getProperty("gatehouse.walk"));

    private List<Operation> operations;
    private static Belongings owned;

    @BeforeEach
    void somebody_has_something() {
        var document = ApiDocument.ofTheRunningApplication();
        operations = document.operations();
        owned = owned == null ? Belongings.ofATenant(document) : owned;
    }

    @Test
    void bodies_that_are_no_input_are_refused() {
        var walk = new Walk();
        for (var operation : withBodies()) {
            BODIES.forEach(
                    body -> step(walk, operation, body, request(operation, body.getBytes(StandardCharsets.UTF_8))));
            step(walk, operation, "not UTF-8", request(operation, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'
            }));
        }
        assertEquals(List.of(), walk.faults());
    }

    @Test
    void fields_of_any_value_are_taken_or_refused() {
        var walk = new Walk();
        for (var operation : withBodies()) {
            var example = owned.example(operation);
            var variations = new ArrayList<String>();
            vary(example, example, variations);
            for (var body : variations) {
                step(walk, operation, body, request(operation, body.getBytes(StandardCharsets.UTF_8)));
            }
        }
        assertEquals(List.of(), walk.faults());
        assertTrue(walk.steps() > 500, walk.steps() + " steps");
    }

    @Test
    void query_parameters_of_any_value_are_taken_or_refused() {
        var walk = new Walk();
        for (var operation : operations) {
            for (var parameter : operation.parameters("query")) {
                for (var text : TEXTS) {
                    var query = "?" + parameter.path("name").asText() + "=" + encoded(text);
                    step(walk, operation, query, bodied(operation, owned.path(operation) + query));
                }
                step(
                        walk,
                        operation,
                        "NUL",
                        bodied(
                                operation,
                                owned.path(operation) + "?"
                                        + parameter.path("name").asText() + "=%00"));
            }
        }
        assertEquals(List.of(), walk.faults());
    }

    @Test
    void addresses_of_any_kind_are_found_or_not() {
        var walk = new Walk();
        for (var operation : operations) {
            for (var name : operation.parameters("path")) {
                for (var text : TEXTS.stream().filter(text -> !text.isBlank()).toList()) {
                    var path = operation.path().replace("{" + name.path("name").asText() + "}", encoded(text));
                    path = path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
                    step(walk, operation, path, bodied(operation, path));
                }
            }
        }
        assertEquals(List.of(), walk.faults());
    }

    @Test
    void headers_of_any_value_are_taken_or_refused() {
        var walk = new Walk();
        for (var operation : operations) {
            for (var header : List.of(
                    "If-Match", "If-None-Match", "Last-Event-ID", "Idempotency-Key", "Accept", "X-Request-Id")) {
                for (var text : List.of("", "x", "\"x\"", "*", "x".repeat(2_000), "a/b;q=x")) {
                    step(
                            walk,
                            operation,
                            header + ": " + text,
                            bodied(operation, Walk.anyPath(operation)).header(header, text));
                }
            }
        }
        assertEquals(List.of(), walk.faults());
    }

    private void step(Walk walk, Operation operation, String what, Wire request) {
        if (!WHOLE && ThreadLocalRandom.current().nextInt(5) > 0) {
            return;
        }
        var beginning = what.substring(0, Math.min(200, what.length()));
        walk.step(operation + " " + beginning, request, answer -> fault(operation, answer));
    }

    /** Legal values may do what they say; everything else is the client's fault, and said so. */
    private static String fault(Operation operation, Answer answer) {
        boolean taken = answer.status() < 400;
        boolean refused = answer.status() < 500 || operation.documents(answer.status());
        return taken || refused && isExplained(operation, answer) ? null : answer.toString();
    }

    /** By a problem, or in the words of somebody else's standard. */
    private static boolean isExplained(Operation operation, Answer answer) {
        return answer.isProblem() || isOAuths(operation, answer) || isWechats(operation, answer);
    }

    private static boolean isOAuths(Operation operation, Answer answer) {
        return operation.path().equals("/v1/oauth/token")
                && answer.json().path("error").asText().matches("[a-z_]+");
    }

    /** WeChat Pay wants to hear of its refusals in its own words. */
    private static boolean isWechats(Operation operation, Answer answer) {
        return operation.path().startsWith("/v1/notifications/wechat")
                && answer.json().path("code").asText().equals("FAIL");
    }

    private List<Operation> withBodies() {
        return operations.stream()
                .filter(operation -> !operation.jsonBody().isMissingNode())
                .toList();
    }

    private Wire request(Operation operation, byte[] body) {
        var request = Wire.request(operation.method(), owned.path(operation)).token(owned.token);
        return request.header("Content-Type", "application/json").bytes(body);
    }

    private Wire bodied(Operation operation, String path) {
        var request = Wire.request(operation.method(), path).token(owned.token);
        return operation.withBody(request, owned.example(operation).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The whole again and again, each time with another value in another place. */
    private static void vary(JsonNode whole, JsonNode part, List<String> variations) {
        if (part instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            for (var name : names) {
                var before = object.get(name);
                for (var value : VALUES) {
                    object.putRawValue(name, new RawValue(value));
                    variations.add(whole.toString());
                }
                object.remove(name);
                variations.add(whole.toString());
                object.set(name, before);
                vary(whole, before, variations);
            }
        } else if (part instanceof ArrayNode array && !array.isEmpty()) {
            vary(whole, array.get(0), variations);
        }
    }
}
