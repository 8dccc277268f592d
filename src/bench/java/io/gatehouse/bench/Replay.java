package io.gatehouse.bench;

import io.gatehouse.bench.Recording.Statement;
import io.gatehouse.support.Backbone;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * PostgreSQL's limit: the statements of the platform, of as many lanes, through the same pool, and nothing else. All of a
 * transaction travel together; the platform itself must read answers in between.
 */
final class Replay {

    /** As in application.properties and the platform's Connections. */
    private static final int CONNECTIONS = 20;

    private static final int PIPELINED = 64;
    private static final int STATEMENTS = 512;
    private static final int LONGEST_STATEMENT = 64 * 1024;

    private final List<Script> scripts;
    private final ParameterTypes types;
    private final Pool pool;
    private final LongAdder cars = new LongAdder();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile long end;

    private Replay(List<Script> scripts, ParameterTypes types, Pool pool) {
        this.scripts = scripts;
        this.types = types;
        this.pool = pool;
    }

    /** @param perSecond cars whose statements were run */
    record Measured(double perSecond, int failures, Throwable failure) {}

    static Measured measured(Backbone backbone, List<Script> scripts, Duration warmUp, Duration time)
            throws InterruptedException {
        var vertx = Vertx.vertx();
        var login = backbone.options().app();
        var pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(backbone.database().reactiveUrl())
                        .setUser(login.name())
                        .setPassword(login.password())
                        .setCachePreparedStatements(true)
                        .setPreparedStatementCacheMaxSize(STATEMENTS)
                        .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT)
                        .setPipeliningLimit(PIPELINED))
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .using(vertx)
                .build();
        try {
            return new Replay(scripts, ParameterTypes.of(backbone, scripts), pool).run(warmUp, time);
        } finally {
            pool.close();
            vertx.close();
        }
    }

    private Measured run(Duration warmUp, Duration time) throws InterruptedException {
        end = System.nanoTime() + warmUp.plus(time).toNanos();
        var done = new CountDownLatch(scripts.size());
        scripts.forEach(script -> lane(script).onComplete(ended -> done.countDown()));
        Thread.sleep(warmUp.toMillis());
        long before = cars.sum();
        long begun = System.nanoTime();
        done.await();
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Measured((cars.sum() - before) / seconds, failures.get(), failure.get());
    }

    /** One car after the other. */
    private Future<Void> lane(Script script) {
        if (System.nanoTime() > end) {
            return Future.succeededFuture();
        }
        Future<Void> car = Future.succeededFuture();
        for (var transaction : script.another()) {
            car = car.compose(before -> pool.withConnection(connection -> run(connection, transaction)));
        }
        return car.onSuccess(through -> cars.increment())
                .onFailure(failed -> {
                    failures.incrementAndGet();
                    failure.compareAndSet(null, failed);
                })
                .transform(ended -> lane(script));
    }

    private Future<Void> run(SqlConnection connection, List<Statement> transaction) {
        var all = new java.util.ArrayList<Future<?>>();
        all.add(connection.query("BEGIN").execute());
        transaction.forEach(
                statement -> all.add(connection.preparedQuery(statement.sql()).execute(types.tuple(statement))));
        all.add(connection.query("COMMIT").execute());
        return Future.join(all).mapEmpty();
    }
}
