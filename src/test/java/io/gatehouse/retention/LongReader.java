package io.gatehouse.retention;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Reads in all of the log for seconds, pauses for one, and reads again, as a report or a backup would. */
final class LongReader implements AutoCloseable {

    private final City city;
    private final Duration reads;
    private final Thread thread;
    private volatile boolean open = true;

    /** @param reads how long; null: not at all */
    LongReader(City city, Duration reads) {
        this.city = city;
        this.reads = reads;
        this.thread = new Thread(this::read, "reader");
        thread.start();
    }

    private void read() {
        if (reads == null) {
            return;
        }
        try (var connection = city.platform();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (open) {
                statement.execute("select data from event order by tx, seq limit 1000");
                TimeUnit.MILLISECONDS.sleep(reads.toMillis());
                connection.commit();
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (SQLException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        thread.join();
    }
}
