package io.gatehouse.retention;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Looks at pg_locks every few milliseconds: who waits for the session that drops, and what that session holds. */
final class LockWaits implements AutoCloseable {

    private static final String WAITING =
            """
            select a.pid from pg_stat_activity a
            where a.usename = ? and a.wait_event_type = 'Lock' and ? = any (pg_blocking_pids(a.pid)) and a.pid <> ?
            """;
    private static final String HELD =
            """
            select c.relname || ' ' || l.mode from pg_locks l join pg_class c on c.oid = l.relation
            where l.pid = ? and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
              and l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
            """;
    private static final long EVERY_MS = 2;

    private final City city;
    private final int dropper;
    private final Thread thread;
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;
    private volatile int samples;
    private volatile int waiting;

    LockWaits(City city, int dropper) {
        this.city = city;
        this.dropper = dropper;
        this.thread = new Thread(this::look, "locks");
        thread.start();
    }

    /** As the role of those who wait: nobody else may see what they do. */
    private void look() {
        try (var connection = city.platform();
                var who = connection.prepareStatement(WAITING);
                var what = connection.prepareStatement(HELD)) {
            who.setString(1, city.backbone().options().app().name());
            who.setInt(2, dropper);
            who.setInt(3, dropper);
            what.setInt(1, dropper);
            while (open) {
                samples++;
                try (var rows = who.executeQuery()) {
                    while (rows.next()) {
                        waiting++;
                    }
                }
                try (var rows = what.executeQuery()) {
                    while (rows.next()) {
                        held.add(rows.getString(1));
                    }
                }
                TimeUnit.MILLISECONDS.sleep(EVERY_MS);
            }
        } catch (SQLException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    int samples() {
        return samples;
    }

    /** In how many samples somebody waited, counted once for each who did. */
    int waiting() {
        return waiting;
    }

    /** The strong locks that were seen. */
    Set<String> held() {
        return new TreeSet<>(held);
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        thread.join();
    }
}
