package io.gatehouse.simulator.tour;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The secrets that the platform showed once, by the robots' codes; in a file they outlive this process. */
public final class RobotSecrets {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode secrets;

    private RobotSecrets(Path file, ObjectNode secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    public static RobotSecrets inMemory() {
        return new RobotSecrets(null, JsonNodeFactory.instance.objectNode());
    }

    /** A file that is not there, or cannot be read, has no secrets: they are made anew. */
    public static RobotSecrets in(Path file) {
        try {
            return new RobotSecrets(file, (ObjectNode) JSON.readTree(file.toFile()));
        } catch (IOException | ClassCastException lost) {
            return new RobotSecrets(file, JsonNodeFactory.instance.objectNode());
        }
    }

    Optional<String> of(String code) {
        return Optional.ofNullable(secrets.path(code).textValue());
    }

    String keep(String code, String secret) {
        secrets.put(code, secret);
        try {
            if (file != null) {
                Files.writeString(file, secrets.toPrettyString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secret;
    }
}
