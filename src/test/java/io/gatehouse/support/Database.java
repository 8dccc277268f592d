package io.gatehouse.support;

import io.gatehouse.support.BackboneOptions.Login;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** An embedded PostgreSQL on 127.0.0.1, or one that is given, with the database {@code gatehouse} and its two roles. */
public final class Database implements AutoCloseable {
    private static final String NAME = "gatehouse";
    /** Only the superuser comes in without a password: the embedding library knows no other way. */
    private static final String WHO_MAY_CONNECT =
            """
            host all postgres 127.0.0.1/32 trust
            host all all      127.0.0.1/32 scram-sha-256
            """;

    /** Null when it is given: then it is neither stopped nor started. */
    private final EmbeddedPostgres postgres;

    private final PostgresProcess process;
    private final String host;
    private final int port;
    private final Login superuser;

    private Database(EmbeddedPostgres postgres, PostgresProcess process, String host, int port, Login superuser) {
        this.postgres = postgres;
        this.process = process;
        this.host = host;
        this.port = port;
        this.superuser = superuser;
    }

    static Database start(BackboneOptions options, DataFolder folder) {
        int port = Ports.claim(options.databasePort(), "the database");
        var process = new PostgresProcess(folder.database(), folder.databaseLog());
        var superuser = new Login("postgres", "");
        return prepared(options, new Database(launch(options, folder, port), process, "127.0.0.1", port, superuser));
    }

    /** @param server {@code postgresql://superuser:password@host:port} */
    static Database given(BackboneOptions options, URI server) {
        var login = server.getUserInfo().split(":", 2);
        return prepared(
                options, new Database(null, null, server.getHost(), server.getPort(), new Login(login[0], login[1])));
    }

    private static Database prepared(BackboneOptions options, Database database) {
        try {
            database.prepare(options.owner(), options.app());
            return database;
        } catch (SQLException e) {
            database.close();
            throw new BackboneException("the database could not be prepared: " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres launch(BackboneOptions options, DataFolder folder, int port) {
        var durable = options.kept() ? "on" : "off";
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.database())
                    .setCleanDataDirectory(false)
                    .setDataDirectoryCustomizer(directory -> guard(directory.toPath()))
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", durable)
                    .setServerConfig("full_page_writes", durable)
                    .setServerConfig("synchronous_commit", durable)
                    .setOutputRedirector(Redirect.appendTo(folder.databaseLog().toFile()))
                    .start();
        } catch (IOException | RuntimeException e) {
            throw new BackboneException("the database did not start, " + lastWords(folder), e);
        }
    }

    private static void guard(Path directory) {
        try {
            Files.writeString(directory.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastWords(DataFolder folder) {
        try {
            var lines = Files.readAllLines(folder.databaseLog());
            return "its last words: " + lines.get(lines.size() - 1);
        } catch (IOException | RuntimeException e) {
            return "and wrote no log";
        }
    }

    private void prepare(Login owner, Login app) throws SQLException {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement()) {
            role(statement, owner);
            role(statement, app);
            if (!exists(statement, "pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + owner.name());
            }
        }
    }

    private static void role(Statement statement, Login login) throws SQLException {
        if (!exists(statement, "pg_roles where rolname = '" + login.name() + "'")) {
            statement.execute("create role " + login.name());
        }
        statement.execute("alter role " + login.name()
                + " login nosuperuser nobypassrls nocreatedb nocreaterole password "
                + statement.enquoteLiteral(login.password()));
    }

    private static boolean exists(Statement statement, String what) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select 1 from " + what)) {
            return rows.next();
        }
    }

    /** A connection that sees everything, past row security. */
    Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), superuser.name(), superuser.password());
    }

    public Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), login.name(), login.password());
    }

    /** Sees everything of the platform's own database, past row security. */
    public Connection superuser() throws SQLException {
        return superuser(NAME);
    }

    /** Takes it away, so that a test can see what the others do without it; orderly, or as if it crashed. */
    public void stop(boolean orderly) {
        process.stop(orderly ? "INT" : "QUIT");
    }

    /** Starts it again after {@link #stop}, on the same port; it may need a moment until it answers. */
    public void start() {
        process.start();
    }

    /** It stands still, and its connections stay. */
    public void freeze() {
        process.freeze();
    }

    public void thaw() {
        process.thaw();
    }

    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return url(NAME);
    }

    /** The address that the reactive client takes. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + NAME;
    }

    private String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    @Override
    public void close() {
        if (postgres == null) {
            return;
        }
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
