package io.gatehouse.bench;

import io.gatehouse.support.Backbone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** PostgreSQL's log; each line begins with {@code <process> <user>|}. */
final class DatabaseLog {

    private DatabaseLog() {}

    /** What is done while the log is written. */
    interface Work {
        void run() throws InterruptedException;
    }

    /** Not that of a server that was given. */
    static boolean isReadable(Backbone backbone) {
        return Files.exists(backbone.databaseLog());
    }

    /** @param settings of PostgreSQL, until the work is done @return what it wrote meanwhile */
    static String during(Backbone backbone, Map<String, String> settings, Work work) throws InterruptedException {
        try (var connection = backbone.database().superuser();
                var statement = connection.createStatement()) {
            statement.execute("alter system set log_line_prefix = '%p %u|'");
            for (var setting : settings.entrySet()) {
                statement.execute("alter system set %s = '%s'".formatted(setting.getKey(), setting.getValue()));
            }
            reload(statement);
            long from = Files.size(backbone.databaseLog());
            work.run();
            for (var setting : settings.keySet()) {
                statement.execute("alter system reset " + setting);
            }
            reload(statement);
            try (var log = Files.newByteChannel(backbone.databaseLog())) {
                log.position(from);
                return new String(Channels.newInputStream(log).readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void reload(Statement statement) throws SQLException {
        statement.execute("select pg_reload_conf(), pg_sleep(0.3)");
    }
}
