package io.gatehouse.platform;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
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

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(options -> options.setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS)
                .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(input.pgConnectOptionsList().get(0))
                .using(input.vertx())
                .build();
    }
}
