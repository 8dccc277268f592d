package io.gatehouse.support;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Lets in the robots of the table {@code robot} whose secret's SHA-256 stands there; a revoked robot has none. */
public final class DatabaseBrokerAccess implements BrokerAccess, AutoCloseable {
    private static final String SECRET = "select secret_hash from robot where code = ?";

    private final Callable<Connection> source;
    private Connection connection;

    public DatabaseBrokerAccess(Callable<Connection> source) {
        this.source = source;
    }

    @Override
    public boolean admits(String code, String secret) {
        return kept(code)
                .map(hash -> MessageDigest.isEqual(bytes(hash), bytes(sha256(secret))))
                .orElse(false);
    }

    private synchronized Optional<String> kept(String code) {
        try {
            return read(code);
        } catch (SQLException first) {
            // the connection may be from before a restart of the database
            try {
                close();
                return read(code);
            } catch (SQLException second) {
                return Optional.empty();
            }
        }
    }

    private Optional<String> read(String code) throws SQLException {
        if (connection == null) {
            connection = open();
        }
        try (var statement = connection.prepareStatement(SECRET)) {
            statement.setString(1, code);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private Connection open() throws SQLException {
        try {
            return source.call();
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new SQLException(e);
        }
    }

    /** The hex digits that stand in {@code robot.secret_hash}. */
    public static String sha256(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(secret)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() throws SQLException {
        if (connection != null) {
            var old = connection;
            connection = null;
            old.close();
        }
    }
}
