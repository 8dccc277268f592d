package io.gatehouse.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/}, made into one shell script: its shell snippets in their order, and every other snippet kept
 * as the file that its first line names.
 */
record Page(Path file) {

    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern FILE = Pattern.compile("^(?:#|//) (\\S+\\.\\w+)");
    private static final String END = "END_OF_SNIPPET";

    String script() throws IOException {
        var script = new StringBuilder("set -euo pipefail\n");
        var snippets = SNIPPET.matcher(Files.readString(file));
        while (snippets.find()) {
            script.append(step(snippets.group(1), snippets.group(2)));
        }
        return script.append("echo PAGE-DONE\n").toString();
    }

    private String step(String language, String text) {
        return switch (language) {
            case "sh", "bash" -> text;
            // shown, not run: answers, drawings, what a robot would hear
            case "text", "json", "mermaid" -> "";
            default -> kept(text);
        };
    }

    private String kept(String text) {
        var name = FILE.matcher(text);
        if (!name.find()) {
            throw new IllegalStateException(file + ": the first line of a snippet names its file: " + text);
        }
        return "cat > " + name.group(1) + " <<'" + END + "'\n" + text + END + "\n";
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
