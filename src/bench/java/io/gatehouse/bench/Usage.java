package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process has used. */
record Usage(double seconds, long mebibytes) {

    static Usage of(ProcessHandle process) {
        var seconds = process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
        return new Usage(seconds, resident(process.pid()));
    }

    static Usage ofThisProcess() {
        return of(ProcessHandle.current());
    }

    /** Linux tells; elsewhere it is unknown, and 0. */
    private static long resident(long pid) {
        var status = Path.of("/proc/" + pid + "/status");
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException noLinux) {
            return 0;
        }
    }
}
