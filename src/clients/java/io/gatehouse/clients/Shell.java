package io.gatehouse.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of strangers, run as processes of their own. */
record Shell(Path folder, Map<String, String> environment) {

    private static final long MINUTES = 5;

    /** What a program said, and how it ended. */
    record Ended(int status, String said) {}

    Ended run(String... command) throws IOException, InterruptedException {
        var said = Files.createTempFile(folder, "said", ".txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        var process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return new Ended(-1, Files.readString(said) + "\nstill running after " + MINUTES + " minutes");
        }
        return new Ended(process.exitValue(), Files.readString(said));
    }
}
