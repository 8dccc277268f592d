package io.gatehouse.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of events, compared with what the code tells. */
class EventTypesTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "io", "gatehouse");
    private static final Pattern TELLS = Pattern.compile("\\bFact\\(|\\w+Facts?\\.\\w+\\(|insert into event ");
    /** A name of an event, as a text of Java or inside a statement of SQL. */
    private static final Pattern NAME = Pattern.compile("[\"']([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)[\"']");
    /** Look like events and are none: a field that a problem is about. */
    private static final Set<String> NO_EVENTS = Set.of("amount.currency", "amount.amount");
    /** Put together from a state. */
    private static final Set<String> PUT_TOGETHER =
            Set.of("passage.through", "passage.backed-out", "passage.abandoned", "robot.online", "robot.offline");

    @Test
    void everything_that_the_code_tells_is_in_the_catalogue_and_nothing_else() {
        var told = new TreeSet<>(PUT_TOGETHER);
        sources().filter(text -> TELLS.matcher(text).find()).forEach(text -> told.addAll(names(text)));
        told.removeAll(NO_EVENTS);
        var known = EventTypes.all().stream().map(EventType::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, told);
        assertTrue(known.size() > 45, known.size() + " types");
    }

    @Test
    void a_filter_names_a_type_or_all_of_a_kind() {
        for (var filter : List.of("passage.cleared", "passage.*", "order.*", "webhook.test")) {
            assertTrue(EventTypes.isFilter(filter), filter);
        }
        for (var filter :
                List.of("", "*", ".*", "passage", "passage.", "pass*", "passage.*.*", "passage.cle*", "x.*", "%")) {
            assertFalse(EventTypes.isFilter(filter), filter);
        }
    }

    @Test
    void what_is_told_and_not_announced_is_found() {
        assertEquals(
                List.of(),
                faults("robot.online", new JsonObject().put("robot", "R").putNull("laneId")));
        assertEquals(
                List.of("colour is not announced", "robot is missing"),
                faults("robot.online", new JsonObject().put("colour", "RED")));
        assertEquals(1, faults("robot.exploded", new JsonObject()).size());
    }

    @Test
    void the_shape_of_data_is_json_schema() {
        var schema = new JsonObject(
                EventTypes.named("robot.online").orElseThrow().shape().schema());
        assertEquals(
                new JsonObject(
                        """
                        {"type": "object", "required": ["robot"], "properties": {
                          "robot": {"type": "string"}, "laneId": {"type": ["string", "null"], "format": "uuid"}}}
                        """),
                new JsonObject(schema.encode()));
    }

    private static List<String> faults(String type, JsonObject data) {
        return EventTypes.faults(new Fact(UUID.randomUUID(), null, null, type, Instant.EPOCH, data));
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !name.startsWith("gatehouse."))
                .collect(Collectors.toSet());
    }

    private static Stream<String> sources() {
        try (var files = Files.walk(SOURCES)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(SOURCES.resolve("simulator")))
                    .filter(file -> !file.endsWith("EventTypes.java"))
                    .map(EventTypesTest::text)
                    .toList()
                    .stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
