package io.gatehouse.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The peers that the platform needs to run, embedded: PostgreSQL and an MQTT 5 broker, on 127.0.0.1 only. */
public final class Backbone implements AutoCloseable {
    /** Kept here because a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET = Stream.of(
                    "com.hivemq", "io.zonky.test", "migrations", "jetbrains.exodus", "org.hibernate.validator")
            .map(Logger::getLogger)
            .toList();

    /** Looks for native libraries that an embedded broker does without, and says so as an error. */
    private static final Logger SILENT = Logger.getLogger("oshi");

    private final BackboneOptions options;
    private final DataFolder folder;
    private final Database database;
    private final Broker broker;

    private Backbone(BackboneOptions options, DataFolder folder, Database database, Broker broker) {
        this.options = options;
        this.folder = folder;
        this.database = database;
        this.broker = broker;
    }

    /** Starts both, or neither: then a {@link BackboneException} says in one line why. */
    public static Backbone start(BackboneOptions options) {
        return start(options, null, null);
    }

    /**
     * The same with peers that are there already; null: it is started.
     *
     * @param server a PostgreSQL: {@code postgresql://superuser:password@host:port}
     * @param mqtt a broker that lets everybody in: {@code mqtt://host:port}
     */
    public static Backbone start(BackboneOptions options, URI server, URI mqtt) {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        SILENT.setLevel(Level.OFF);
        var folder = DataFolder.claim(options.folder());
        Database database = null;
        try {
            database = server == null ? Database.start(options, folder) : Database.given(options, server);
            var broker = mqtt == null ? Broker.start(options, accessOf(options, database), folder) : Broker.given(mqtt);
            return new Backbone(options, folder, database, broker);
        } catch (RuntimeException e) {
            if (database != null) {
                database.close();
            }
            close(folder);
            throw e;
        }
    }

    private static BrokerAccess accessOf(BackboneOptions options, Database database) {
        return options.access() != null ? options.access() : new DatabaseBrokerAccess(database::superuser);
    }

    public BackboneOptions options() {
        return options;
    }

    public Database database() {
        return database;
    }

    /** What PostgreSQL writes of itself; no file of a given one. */
    public Path databaseLog() {
        return folder.databaseLog();
    }

    public Broker broker() {
        return broker;
    }

    @Override
    public void close() {
        try {
            broker.close();
        } finally {
            database.close();
            close(folder);
        }
    }

    private static void close(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
