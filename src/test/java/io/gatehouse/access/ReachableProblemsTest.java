package io.gatehouse.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The document names the problems of every operation as the code throws them. */
class ReachableProblemsTest {

    private static final Path KEPT = Path.of("src/main/resources/api/problems.txt");

    /** To keep them anew: {@code mvn test -Dtest=ReachableProblemsTest -Dgatehouse.keep=true}. */
    @Test
    void the_problems_that_are_documented_are_those_that_the_code_can_throw() throws IOException {
        var reachable = ReachableProblems.lines(Path.of("target/classes"));
        if (Boolean.getBoolean("gatehouse.keep")) {
            Files.write(KEPT, reachable);
        }

        assertEquals(String.join("\n", Files.readAllLines(KEPT)), String.join("\n", reachable));
    }
}
