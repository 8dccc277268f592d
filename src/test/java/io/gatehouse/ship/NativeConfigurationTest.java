package io.gatehouse.ship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a native image needs to be told, as far as it stands in the sources; the rest is {@link NativeSourcesCheck}'s. */
class NativeConfigurationTest {

    static final List<String> AT_RUN_TIME = List.of("com.hivemq.client", "com.wechat.pay.java.core.util.NonceUtil");

    private static final Path RESOURCES = Path.of("src/main/resources");
    /** Read while the application is built, and not any more. */
    private static final Set<String> READ_WHILE_BUILT = Set.of("application.properties", "api");
    /** Flyway's extension names them one by one. */
    private static final String MIGRATIONS = "db/migration/";

    @Test
    void every_resource_is_one_of_the_build_or_of_the_image() throws IOException {
        var globs = Arrays.stream(properties()
                        .getProperty("quarkus.native.resources.includes")
                        .split(","))
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        var unnamed = readWhileItRuns().stream()
                .filter(resource -> !resource.startsWith(MIGRATIONS))
                .filter(resource -> globs.stream().noneMatch(glob -> glob.matches(Path.of(resource))))
                .toList();
        assertEquals(List.of(), unnamed, "name them in quarkus.native.resources.includes");
    }

    static List<String> readWhileItRuns() {
        try (var files = Files.walk(RESOURCES)) {
            return files.filter(Files::isRegularFile)
                    .map(RESOURCES::relativize)
                    .filter(file -> !READ_WHILE_BUILT.contains(file.getName(0).toString()))
                    .map(Path::toString)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void what_must_not_be_frozen_begins_when_it_runs() throws IOException {
        var arguments = properties().getProperty("quarkus.native.additional-build-args");
        AT_RUN_TIME.forEach(type -> assertTrue(arguments.contains("--initialize-at-run-time=" + type), type));
    }

    /** The MQTT client asks for them by name. */
    @Test
    void the_classes_of_epoll_are_on_the_class_path() throws ClassNotFoundException {
        assertNotNull(
                Class.forName("io.netty.channel.epoll.Epoll", false, getClass().getClassLoader()));
    }

    /** Each call of WeChat Pay's that we use has its models among those that are registered, or within one. */
    @Test
    void every_model_of_WeChat_Pay_that_is_used_is_registered() {
        var registered = ByReflection.annotated(RegisterForReflection.class)
                .flatMap(type -> Arrays.stream(
                        type.getAnnotation(RegisterForReflection.class).targets()))
                .flatMap(target -> ByReflection.consistsOf(target, "com.wechat.pay").stream())
                .collect(Collectors.toSet());
        var missing = ByReflection.wechat();
        missing.removeAll(registered);
        assertEquals(Set.of(), missing);
    }

    @Test
    void whoever_writes_json_by_hand_is_known() throws IOException {
        assertEquals(Set.of(), ByReflection.unknownWriters(), "add them to ByReflection, with what they write");
    }

    private static Properties properties() throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(RESOURCES.resolve("application.properties"))) {
            properties.load(in);
        }
        return properties;
    }
}
