package io.gatehouse.platform;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The reactive pool's edge: every piece of work runs in a transaction that belongs to one tenant, and sees no more of its
 * parks than whoever asked for it may ({@link ParkBounds}).
 */
@ApplicationScoped
public class Database {

    /** Which tenant, and which of its parks, the row-level policies let this transaction see. */
    static final String ON_BEHALF_OF =
            "select set_config('gatehouse.tenant', $1, true), set_config('gatehouse.parks', $2, true)";

    /** The same, and then one transaction at a time for each of the things with these ids, e.g. a lane. */
    private static final String ON_BEHALF_OF_AND_ALONE =
            """
            select set_config('gatehouse.tenant', $1, true), pg_advisory_xact_lock($2), pg_advisory_xact_lock($3)
            """;

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    /** Commits when the work succeeds, else rolls back. */
    public <T> Uni<T> inTenant(UUID tenant, Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> inTenant(tenant, ParkBounds.current(), work));
    }

    /**
     * As these parks' guest, where the request that asked is over.
     *
     * @param parks null: all of the tenant's
     */
    public <T> Uni<T> inParks(UUID tenant, Collection<UUID> parks, Function<SqlConnection, Uni<T>> work) {
        return inTenant(tenant, ParkBounds.written(parks), work);
    }

    /** Whoever asks: for what is kept in memory for everybody. */
    public <T> Uni<T> inWholeTenant(UUID tenant, Function<SqlConnection, Uni<T>> work) {
        return inParks(tenant, null, work);
    }

    private <T> Uni<T> inTenant(UUID tenant, String parks, Function<SqlConnection, Uni<T>> work) {
        var whose = Tuple.of(tenant.toString(), parks);
        return inTransaction(
                connection -> begun(connection, ON_BEHALF_OF, whose, work).map(done -> new Effects<>(List.of(), done)));
    }

    /**
     * Whoever asks, and in one round trip: for what is only written down.
     *
     * @param statements as far as they need not wait for each other
     */
    public Uni<Void> write(UUID tenant, Function<SqlConnection, List<Supplier<Uni<?>>>> statements) {
        return inTransaction(connection -> {
            var all = new ArrayList<Supplier<Uni<?>>>();
            all.add(() -> connection.query("begin").execute());
            all.add(() -> connection.preparedQuery(ON_BEHALF_OF).execute(Tuple.of(tenant.toString(), null)));
            all.addAll(statements.apply(connection));
            return Uni.createFrom().item(new Effects<>(all, null));
        });
    }

    /**
     * As {@link #inWholeTenant}, but alone for a thing and perhaps its whole (a lane and its park), and in two round trips: the
     * locks and the question travel together, and the answer is read after the locks were had; so do the effects and the
     * commit.
     *
     * @param gather one query, the first thing that is asked
     * @param act decides, and returns the statements that must all succeed, as far as they need not wait for each other
     */
    public <F, T> Uni<T> alone(
            UUID tenant,
            UUID thing,
            UUID whole,
            Function<SqlConnection, Uni<F>> gather,
            Function<SqlConnection, Function<F, Uni<Effects<T>>>> act) {
        var locks = Tuple.of(tenant.toString(), key(thing), key(whole));
        return inTransaction(connection -> begun(connection, ON_BEHALF_OF_AND_ALONE, locks, gather)
                .chain(facts -> act.apply(connection).apply(facts)));
    }

    /** What is asked first does not wait for the answers to how it begins. */
    private static <F> Uni<F> begun(
            SqlConnection connection, String how, Tuple values, Function<SqlConnection, Uni<F>> first) {
        return Uni.combine()
                .all()
                .unis(
                        connection.query("begin").execute(),
                        connection.preparedQuery(how).execute(values),
                        Uni.createFrom().deferred(() -> first.apply(connection)))
                .collectFailures()
                .with((began, known, answer) -> answer);
    }

    /**
     * What begins a transaction is committed with its effects, or rolled back, also when nobody waits for it any more. Whoever
     * gives it up does so at any moment, e.g. a client that closes its stream: the pool's own {@code withConnection} cannot be
     * cancelled, and so loses no connection that comes when nobody waits for it. Of statements that travelled together the
     * first that failed tells why the others did.
     */
    private <T> Uni<T> inTransaction(Function<SqlConnection, Uni<Effects<T>>> begun) {
        return Uni.createFrom().deferred(() -> {
            var givenUp = new CompletableFuture<Effects<T>>();
            return pool.withConnection(connection -> Uni.combine()
                            .any()
                            .of(
                                    Uni.createFrom().completionStage(givenUp),
                                    Uni.createFrom().deferred(() -> begun.apply(connection)))
                            .chain(effects -> commit(connection, effects))
                            .onFailure(CompositeException.class)
                            .transform(several ->
                                    ((CompositeException) several).getCauses().get(0))
                            .onFailure()
                            .call(() -> rollback(connection)))
                    .onCancellation()
                    .invoke(() -> givenUp.completeExceptionally(new CancellationException()));
        });
    }

    private static Uni<?> rollback(SqlConnection connection) {
        return connection.query("rollback").execute().onFailure().recoverWithNull();
    }

    /** Statements that travel together with the commit, and what to answer when it is done. */
    public record Effects<T>(List<Supplier<Uni<?>>> statements, T result) {}

    private static <T> Uni<T> commit(SqlConnection connection, Effects<T> effects) {
        var statements = new ArrayList<Uni<?>>();
        effects.statements().forEach(statement -> statements.add(statement.get()));
        statements.add(connection.query("commit").execute());
        return Uni.combine().all().unis(statements).collectFailures().with(done -> effects.result());
    }

    /** Advisory locks are named by 64 bits: those of the id's random half. */
    private static long key(UUID thing) {
        return thing.getLeastSignificantBits();
    }

    /** For the few functions that answer across tenants; without a tenant no table shows a row. */
    public <T> Uni<T> acrossTenants(Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(work);
    }
}
