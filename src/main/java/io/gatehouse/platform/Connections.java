package io.gatehouse.platform;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/**
 * The pool, whose connections keep the statements that they have prepared: a lane's question is long, and to parse and plan
 * it takes the database longer than to answer it. The client's own limit would leave out just that one.
 */
@Singleton
public class Connections implements PgPoolCreator {

    private static final int STATEMENTS = 512;
    private static final int LONGEST_STATEMENT = 64 * 1024;
    /**
     * An instance that stands still in a transaction keeps its lane's lock, and every reader of the events waits for it:
     * the database takes the transaction from it. Nothing of ours leaves one idle for nearly so long.
     */
    private static final String IDLE_IN_TRANSACTION = "10s";
    /** The client's words when all connections were busy for too long; it has no type for it, nor for the next. */
    private static final String NONE_FREE = "Timeout";
    /** Its words for a connection that it was given closed. */
    private static final String NOT_ACTIVE = "Connection is not active now";

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(options -> options.setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS)
                .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT)
                .addProperty("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(input.pgConnectOptionsList().get(0))
                .using(input.vertx())
                .build();
    }

    /** The database, or the way to it, broke off, or no connection became free: whoever asks again may get one. */
    public static boolean isBrokenOff(Throwable failure) {
        return failure instanceof ClosedConnectionException
                || failure instanceof NoStackTraceThrowable && NONE_FREE.equals(failure.getMessage())
                || String.valueOf(failure.getMessage()).startsWith(NOT_ACTIVE);
    }
}
