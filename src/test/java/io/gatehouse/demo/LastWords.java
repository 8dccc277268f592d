package io.gatehouse.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The line of a log that says best why a program has ended. */
final class LastWords {
    private static final int LONGEST = 300;

    private LastWords() {}

    static String in(Path log) {
        try {
            var line = best(Files.readAllLines(log));
            return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        } catch (IOException e) {
            return "it wrote no log";
        }
    }

    /** The innermost cause if there is one, else the last error, else the last line. */
    private static String best(List<String> lines) {
        var words = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return last(words, "Caused by: ")
                .or(() -> last(words, " ERROR "))
                .or(() -> last(words, ""))
                .orElse("it wrote nothing");
    }

    private static Optional<String> last(List<String> lines, String with) {
        return lines.stream().filter(line -> line.contains(with)).reduce((older, newer) -> newer);
    }
}
