package io.gatehouse.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What the document of the API is made of beside the code; read while the application is built. */
final class ApiResources {

    private ApiResources() {}

    static Stream<String> lines(String name) {
        return text(name).lines();
    }

    static String text(String name) {
        try (var resource = open("api/" + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String path) throws IOException {
        var resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(path);
        if (resource == null) {
            throw new IOException(path + " is missing");
        }
        return resource;
    }
}
